-- A split's name has up to 32 characters. Neither tables nor indexes are rewritten.
alter table history alter column split type varchar(32);
alter table checkpoint_summary alter column split type varchar(32);
alter table learning_summary alter column split type varchar(32);
alter table agreement_summary alter column split type varchar(32);
alter table dynamics_sum alter column split type varchar(32);
alter table partial_dynamics alter column split type varchar(32);
