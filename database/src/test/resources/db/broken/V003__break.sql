create table half (id bigint);
insert into nowhere values (1);
