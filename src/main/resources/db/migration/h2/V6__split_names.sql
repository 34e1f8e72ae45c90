-- A split's name has up to 32 characters.
alter table checkpoint_summary alter column split set data type varchar(32);
alter table learning_summary alter column split set data type varchar(32);
alter table agreement_summary alter column split set data type varchar(32);
alter table dynamics_sum alter column split set data type varchar(32);
alter table partial_dynamics alter column split set data type varchar(32);

-- H2 copies a table to widen a column of its primary key, and lets the file grow to three times the size meanwhile. The
-- histories are most of the file, so that their key is dropped and built again, which copies none of them. After an end in
-- between, the migration begins anew.
execute immediate coalesce((select 'alter table history drop constraint "' || constraint_name || '"'
    from information_schema.table_constraints
    where table_schema = current_schema and table_name = 'HISTORY' and constraint_type = 'PRIMARY KEY'), 'checkpoint');
alter table history alter column split set data type varchar(32);
alter table history add primary key (ensemble_id, split, checkpoint, member);
