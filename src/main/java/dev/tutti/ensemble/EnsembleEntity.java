package dev.tutti.ensemble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * The row of an ensemble. Changes to its state or its members' states require its row
 * lock.
 */
@Entity
@Table(name = "ensemble")
class EnsembleEntity {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	String name;

	@Enumerated(EnumType.STRING)
	EnsembleState state = EnsembleState.QUEUED;

	String engine;

	@Nullable String engineVersion;

	String dataset;

	@Column(name = "dataset_sha256")
	String datasetSha256;

	@Column(name = "members")
	int size;

	long seed;

	String definition;

	@Nullable String idempotencyKey;

	@Nullable String error;

	Instant createdAt;

	@Nullable Instant startedAt;

	@Nullable Instant finishedAt;

	@Nullable Instant runningSince;

	long trainedBefore;

	@OneToMany(cascade = CascadeType.PERSIST)
	@JoinColumn(name = "ensemble_id", insertable = false, updatable = false)
	@OrderBy("number")
	List<MemberEntity> members = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	protected EnsembleEntity() {
	}

	EnsembleEntity(EnsembleSpec spec, String engine, String datasetSha256, String definition,
			@Nullable String idempotencyKey, Instant createdAt) {
		this.name = spec.name();
		this.engine = engine;
		this.dataset = spec.dataset();
		this.datasetSha256 = datasetSha256;
		this.size = spec.members();
		this.seed = spec.seed();
		this.definition = definition;
		this.idempotencyKey = idempotencyKey;
		this.createdAt = createdAt;
	}

	/** Creates its members, once it has an id. */
	void addMembers() {
		for (int number = 0; number < this.size; number++) {
			this.members.add(new MemberEntity(id(), number));
		}
	}

	/** Whether both come from the same specification. */
	boolean sameSpec(EnsembleEntity other) {
		return this.name.equals(other.name) && this.engine.equals(other.engine) && this.dataset.equals(other.dataset)
				&& this.size == other.size && this.seed == other.seed && this.definition.equals(other.definition);
	}

	long id() {
		if (this.id == null) {
			throw new IllegalStateException("Not saved yet");
		}
		return this.id;
	}

	/** Training examples processed so far by all members. */
	long trained() {
		return this.members.stream().mapToLong((member) -> member.trained).sum();
	}

	MemberEntity member(int number) {
		return this.members.get(number);
	}

	boolean anyMember(MemberProgress.State state) {
		return this.members.stream().anyMatch((member) -> member.state == state);
	}

}
