"""What a bare handler takes for the rows of `complete`: FastAPI and asyncpg, no authentication, no checks.

DATABASE_URL=postgresql://… python3 -m uvicorn peer:app --workers 2 --port 8100 --log-level warning
"""
import os
from uuid import UUID

import asyncpg
from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


@app.on_event("startup")
async def connect():
    app.state.pool = await asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=4, max_size=10)


@app.get("/complete/{portfolio_id}")
async def complete(portfolio_id: UUID):
    async with app.state.pool.acquire() as connection:
        portfolio = await connection.fetchrow(
            """select p.id, p.name, p.initial_equity, s.on_date, s.nav, s.cash, s.long_value, s.short_value, s.quality
               from portfolio p join portfolio_snapshot s on s.portfolio_id = p.id
               where p.id = $1 order by s.on_date desc limit 1""",
            portfolio_id,
        )
        holdings = await connection.fetch(
            """select s.*, i.symbol, i.subtype, i.investment_class from position_snapshot s
               join position p on p.id = s.position_id join instrument i on i.id = p.instrument_id
               where s.portfolio_id = $1 and s.on_date = $2 order by i.symbol, s.position_id""",
            portfolio_id,
            portfolio["on_date"],
        )
    return JSONResponse(
        {
            "portfolio": {name: plain(value) for name, value in portfolio.items()},
            "holdings": [{name: plain(value) for name, value in row.items()} for row in holdings],
        }
    )


def plain(value):
    if value is None or isinstance(value, (str, int, bool, list)):
        return value
    return float(value) if hasattr(value, "as_tuple") else str(value)
