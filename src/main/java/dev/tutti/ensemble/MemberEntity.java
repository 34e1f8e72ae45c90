package dev.tutti.ensemble;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The row of a member; each update writes only its changed columns, since progress is
 * updated concurrently.
 */
@Entity
@DynamicUpdate
@Table(name = "member")
@IdClass(MemberEntity.Key.class)
class MemberEntity {

	@Id
	@Column(name = "ensemble_id")
	long ensembleId;

	@Id
	int number;

	@Enumerated(EnumType.STRING)
	MemberProgress.State state = MemberProgress.State.QUEUED;

	long trained;

	@Nullable Double divergedAt;

	protected MemberEntity() {
	}

	MemberEntity(long ensembleId, int number) {
		this.ensembleId = ensembleId;
		this.number = number;
	}

	MemberProgress progress() {
		return new MemberProgress(this.number, this.state, this.trained, this.divergedAt);
	}

	/** Which member of which ensemble. */
	record Key(long ensembleId, int number) implements Serializable {
	}

}
