-- How correct and labels are packed. A delta has the format of its keyframe.
alter table history add column format integer default 0 not null;

-- The formula that a derived row was computed with. A row of another formula is computed anew where its inputs are still
-- there, and else read as it is and reported as old.
alter table checkpoint_summary add column formula integer default 0 not null;
alter table learning_summary add column formula integer default 0 not null;
alter table dynamics_sum add column formula integer default 0 not null;
alter table partial_dynamics add column formula integer default 0 not null;

-- How many numbers an example has in sums, so that a later formula can add some.
alter table dynamics_sum add column sum_count integer default 3 not null;
alter table partial_dynamics add column sum_count integer default 3 not null;

-- Agreement histograms with their nulls, derived from history.
create table agreement_summary (
    ensemble_id bigint not null references ensemble (id) on delete cascade,
    split varchar(5) not null,
    checkpoint integer not null,
    -- tp or consensus
    measure varchar(9) not null,
    -- only the examples of this class; -1 for all
    label integer not null,
    formula integer not null,
    -- how many members it covers
    members integer not null,
    -- of 0..members members each: examples, and examples expected by the null
    counts bytea not null,
    expected bytea not null,
    -- expected by the null within each class; null where there is none
    within_class bytea,
    primary key (ensemble_id, split, checkpoint, measure, label)
);

-- They are compressed already.
alter table agreement_summary alter column counts set storage external, alter column expected set storage external,
    alter column within_class set storage external;
