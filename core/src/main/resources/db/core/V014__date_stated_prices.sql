-- When the owner stated the price of an asset without a market.

alter table target_price add column price_stated_at timestamptz;
update target_price set price_stated_at = updated_at where current_price is not null;
alter table target_price
  add constraint target_price_stated_price check ((current_price is null) = (price_stated_at is null)),
  add constraint target_price_symbol_check check (symbol = upper(btrim(symbol)) and symbol <> '');
comment on column target_price.price_stated_at is 'when current_price was stated';
