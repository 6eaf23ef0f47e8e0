alter table thing drop column note;
