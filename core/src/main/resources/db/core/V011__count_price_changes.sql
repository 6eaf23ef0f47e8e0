-- Runs tell by it whether prices that they loaded still stand when they keep what rests on them.

create table price_revision (
  only_one boolean not null primary key default true check (only_one),
  revision bigint  not null
);
comment on table price_revision is 'Counts the transactions that changed prices, in the order in which they became visible';
insert into price_revision (revision) values (0);

create table price_change (
  revision     bigint      not null,
  symbol       varchar(32) not null,
  changed_from date        not null,
  primary key (revision, symbol)
);
comment on table price_change is 'What the newest changes of prices changed';
comment on column price_change.changed_from is 'values of the symbol on and after this day rest on other prices than before';

-- computed again by the next run: the fingerprint names more, and the sources are those of the symbol itself
delete from portfolio_risk;
delete from symbol_risk where cardinality(sources) > 1;
