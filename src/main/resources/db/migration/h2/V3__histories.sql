-- What a member predicted at a checkpoint. All binary columns are compressed with zstd.
create table history (
    ensemble_id bigint not null references ensemble (id) on delete cascade,
    split varchar(5) not null,
    checkpoint integer not null,
    member integer not null,
    -- the checkpoint of the same member that this is the difference from; null when it is kept whole
    base integer,
    correct_count integer not null,
    -- a bit an example
    correct varbinary(1000000000) not null,
    -- of the examples that are not classified correctly, in order
    labels varbinary(1000000000) not null,
    primary key (ensemble_id, split, checkpoint, member)
);

-- With the base, so that looking for one reads no row; the member first, so that no planner takes it to read a checkpoint
create index history_member on history (member, ensemble_id, split, checkpoint, base);

-- Derived from history; what of it covers fewer rows than there are is computed anew.
create table checkpoint_summary (
    ensemble_id bigint not null references ensemble (id) on delete cascade,
    split varchar(5) not null,
    checkpoint integer not null,
    -- how many members have a history here, and how many of them at the checkpoint before too
    members integer not null,
    followed integer not null,
    forgettings bigint not null,
    -- how many members are correct on each example, how many examples each member is correct on
    by_example varbinary(1000000000) not null,
    by_member varbinary(1000000000) not null,
    primary key (ensemble_id, split, checkpoint)
);

-- Derived from history, likewise.
create table learning_summary (
    ensemble_id bigint not null references ensemble (id) on delete cascade,
    split varchar(5) not null,
    -- how many rows of history it covers
    histories bigint not null,
    scores varbinary(1000000000) not null,
    primary key (ensemble_id, split)
);

-- Training dynamics of each example, summed over the members that have ended.
create table dynamics_sum (
    ensemble_id bigint not null references ensemble (id) on delete cascade,
    split varchar(5) not null,
    -- a bit a member, not compressed
    members varbinary(1000000000) not null,
    sums varbinary(1000000000) not null,
    primary key (ensemble_id, split)
);
