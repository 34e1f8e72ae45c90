package dev.tutti.ensemble;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static dev.tutti.ensemble.EnsembleState.CANCELLED;
import static dev.tutti.ensemble.EnsembleState.CANCELLING;
import static dev.tutti.ensemble.EnsembleState.FAILED;
import static dev.tutti.ensemble.EnsembleState.QUEUED;
import static dev.tutti.ensemble.EnsembleState.RUNNING;
import static dev.tutti.ensemble.EnsembleState.SUCCEEDED;

/**
 * Changes the states of ensembles and members, one transaction per transition, under the
 * ensemble's row lock. Reports about an ensemble that was deleted or has ended are
 * ignored.
 */
@Service
@Transactional
public class EnsembleLifecycle {

	private final EnsembleRepository repository;

	private final Ensembles ensembles;

	private final TaskQueue queue;

	private final Clock clock;

	EnsembleLifecycle(EnsembleRepository repository, Ensembles ensembles, TaskQueue queue, Clock clock) {
		this.repository = repository;
		this.ensembles = ensembles;
		this.queue = queue;
		this.clock = clock;
	}

	/**
	 * A worker starts a task.
	 * @param members those of the task
	 * @param engineVersion the libraries and kind of device that will train them
	 * @return the members to train: none if the ensemble is to stop, or runs with other
	 * versions or on another kind of device
	 */
	public List<Integer> begin(long id, List<Integer> members, String engineVersion) {
		EnsembleEntity ensemble = this.repository.findLocked(id).orElse(null);
		if (ensemble == null || (ensemble.state != QUEUED && ensemble.state != RUNNING)) {
			return List.of();
		}
		String versions = ensemble.engineVersion;
		if (ensemble.state == RUNNING && versions != null && !Ensemble.mayContinue(versions, engineVersion)) {
			return List.of();
		}
		List<MemberEntity> begun = ensemble.members.stream()
			.filter((member) -> members.contains(member.number) && !member.state.isFinal())
			.toList();
		begun.forEach((member) -> member.state = MemberProgress.State.RUNNING);
		if (!begun.isEmpty() && ensemble.state == QUEUED) {
			ensemble.state = RUNNING;
			ensemble.runningSince = this.clock.instant();
			ensemble.trainedBefore = ensemble.trained();
			ensemble.startedAt = (ensemble.startedAt != null) ? ensemble.startedAt : ensemble.runningSince;
		}
		if (!begun.isEmpty() && (versions == null || !Ensemble.last(versions).equals(engineVersion))) {
			ensemble.engineVersion = (versions != null) ? versions + Ensemble.THEN + engineVersion : engineVersion;
		}
		return begun.stream().map((member) -> member.number).toList();
	}

	/**
	 * Stores the members' progress.
	 * @param trained the examples of each member, by its number
	 * @return whether to continue
	 */
	public boolean progress(long id, Map<Integer, Long> trained) {
		trained.forEach((member, examples) -> this.repository.updateTrained(id, member, examples));
		return this.repository.findState(id).filter((state) -> state == RUNNING).isPresent();
	}

	/** A member's history is complete. */
	public void succeeded(long id, int member) {
		change(id, (ensemble) -> ensemble.member(member).state = MemberProgress.State.SUCCEEDED);
	}

	/**
	 * A member diverged: its loss or outputs are not finite from this epoch on. The
	 * others continue.
	 */
	public void diverged(long id, int member, double epoch) {
		change(id, (ensemble) -> {
			ensemble.member(member).state = MemberProgress.State.DIVERGED;
			ensemble.member(member).divergedAt = epoch;
		});
	}

	/**
	 * A worker has finished a task or was lost: its unfinished members are queued again.
	 * @return whether any of the task's members remain to be trained
	 */
	public boolean release(long id, List<Integer> members) {
		change(id, (ensemble) -> {
			List<MemberEntity> unfinished = ensemble.members.stream()
				.filter((member) -> members.contains(member.number) && member.state == MemberProgress.State.RUNNING)
				.toList();
			unfinished.forEach((member) -> member.state = MemberProgress.State.QUEUED);
			if (!unfinished.isEmpty() && ensemble.state == RUNNING
					&& !ensemble.anyMember(MemberProgress.State.RUNNING)) {
				ensemble.state = QUEUED;
			}
		});
		return this.repository.findById(id)
			.filter((ensemble) -> ensemble.state != CANCELLING)
			.filter((ensemble) -> ensemble.members.stream()
				.anyMatch((member) -> members.contains(member.number) && !member.state.isFinal()))
			.isPresent();
	}

	/** The ensemble fails; its stored history is kept. */
	public void fail(long id, String error) {
		change(id, (ensemble) -> {
			ensemble.error = error;
			end(ensemble, FAILED);
			this.queue.stop(id);
		});
	}

	/**
	 * Cancels an ensemble and keeps its history. A queued or external ensemble ends
	 * immediately, a running one when its workers have stopped.
	 * @throws UnknownEnsembleException if no ensemble has this id
	 * @throws EnsembleFinishedException if it has succeeded or failed
	 */
	public Ensemble cancel(long id) {
		EnsembleEntity ensemble = this.repository.findLocked(id).orElseThrow(() -> new UnknownEnsembleException(id));
		if (ensemble.state == SUCCEEDED || ensemble.state == FAILED) {
			throw new EnsembleFinishedException(this.ensembles.toEnsemble(ensemble));
		}
		if (Ensemble.EXTERNAL.equals(ensemble.engine) && ensemble.state != CANCELLED) {
			end(ensemble, CANCELLED);
		}
		else if (ensemble.state != CANCELLED) {
			ensemble.state = CANCELLING;
			this.queue.stop(id);
			settle(ensemble);
		}
		return this.ensembles.toEnsemble(ensemble);
	}

	/**
	 * Deletes an ensemble with all its histories, and stops it if it is running.
	 * @throws UnknownEnsembleException if no ensemble has this id
	 */
	public void delete(long id) {
		EnsembleEntity ensemble = this.repository.findLocked(id).orElseThrow(() -> new UnknownEnsembleException(id));
		this.queue.stop(id);
		this.repository.delete(ensemble.id());
	}

	private void change(long id, Consumer<EnsembleEntity> change) {
		Optional<EnsembleEntity> ensemble = this.repository.findLocked(id);
		ensemble.filter((entity) -> !entity.state.isFinal()).ifPresent((entity) -> {
			change.accept(entity);
			settle(entity);
		});
	}

	/**
	 * Ends an ensemble whose members have all ended; also a queued one, since a worker
	 * presumed lost may still finish its members.
	 */
	private void settle(EnsembleEntity ensemble) {
		if (ensemble.state.isFinal()) {
			return;
		}
		if (ensemble.state == CANCELLING && !ensemble.anyMember(MemberProgress.State.RUNNING)) {
			end(ensemble, CANCELLED);
		}
		else if (ensemble.members.stream().allMatch((member) -> member.state.isFinal())) {
			if (ensemble.anyMember(MemberProgress.State.SUCCEEDED)) {
				end(ensemble, SUCCEEDED);
			}
			else {
				ensemble.error = "Every member diverged. Try a lower learning rate.";
				end(ensemble, FAILED);
			}
		}
	}

	private void end(EnsembleEntity ensemble, EnsembleState state) {
		ensemble.state = state;
		ensemble.finishedAt = this.clock.instant();
		ensemble.members.stream()
			.filter((member) -> !member.state.isFinal())
			.forEach((member) -> member.state = MemberProgress.State.CANCELLED);
	}

}
