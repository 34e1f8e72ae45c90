package dev.tutti.ensemble;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EnsembleRepository extends Repository<EnsembleEntity, Long> {

	EnsembleEntity saveAndFlush(EnsembleEntity ensemble);

	Optional<EnsembleEntity> findById(long id);

	Optional<EnsembleEntity> findByIdempotencyKey(String key);

	/** An ensemble, with its row locked until the end of the transaction. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select e from EnsembleEntity e where e.id = :id")
	Optional<EnsembleEntity> findLocked(long id);

	@Query("select e.state from EnsembleEntity e where e.id = :id")
	Optional<EnsembleState> findState(long id);

	@Query("select e.finishedAt from EnsembleEntity e where e.id = :id and e.finishedAt is not null")
	Optional<Instant> findFinishedAt(long id);

	/** Newest first, with ids below the given one. */
	@Query("select e from EnsembleEntity e where e.id < :below and e.state in :states order by e.id desc")
	List<EnsembleEntity> list(long below, List<EnsembleState> states, Limit limit);

	@Query("select e.id from EnsembleEntity e where e.state in :states")
	List<Long> listIds(List<EnsembleState> states);

	@Modifying
	@Query("delete from EnsembleEntity e where e.id = :id")
	void delete(long id);

	@Modifying
	@Query("update MemberEntity m set m.trained = :trained where m.ensembleId = :id and m.number = :member")
	void updateTrained(long id, int member, long trained);

	long count();

}
