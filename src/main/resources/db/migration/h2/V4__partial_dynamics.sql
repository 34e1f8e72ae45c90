-- Training dynamics of members whose evaluations others send, until all checkpoints are in.
create table partial_dynamics (
    ensemble_id bigint not null references ensemble (id) on delete cascade,
    split varchar(5) not null,
    member integer not null,
    -- a bit a checkpoint that is in, not compressed
    checkpoints varbinary(1000000000) not null,
    -- of confidence, its squares and margin of each example, compressed with zstd
    sums varbinary(1000000000) not null,
    primary key (ensemble_id, split, member)
);
