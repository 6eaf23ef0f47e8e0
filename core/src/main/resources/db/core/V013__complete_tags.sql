-- Who archived a tag, and what archiving does to its links.

delete from position_tag l using tag t where t.id = l.tag_id and t.deleted_at is not null;
update tag set color = upper(color) where color <> upper(color);
alter table tag
  add column archived_by uuid references account (id) on delete set null,
  drop constraint tag_color_check,
  add constraint tag_color_check check (color ~ '^#[0-9A-F]{6}$');
create index tag_archived_by_idx on tag (archived_by);
comment on column tag.deleted_at is 'archived: its links are gone, it is offered no more';
