#!/usr/bin/env python3
"""Generates hand-made wire fixtures for a local double of POST /v1/responses and POST /v1/embeddings.
All content is invented. Field names/required-ness follow openai/openai-openapi (snapshot f85dbe2, 2026-08-21)."""
import json, struct, base64, hashlib, math, os
OUT = os.path.dirname(os.path.abspath(__file__))
os.makedirs(OUT, exist_ok=True)
MODEL = "test-model-1"
PID = "11111111-2222-4333-8444-555555555555"
T0 = 1760000000

TOOL = {"type": "function", "name": "get_concentration_metrics",
        "description": "Concentration of one portfolio owned by the caller.",
        "parameters": {"type": "object",
                       "properties": {"portfolio_id": {"type": "string", "description": "Id of a portfolio the caller owns"}},
                       "required": ["portfolio_id"], "additionalProperties": False},
        "strict": True}
TOOL2 = {"type": "function", "name": "get_current_quotes",
         "description": "Last stored price for up to five tickers.",
         "parameters": {"type": "object",
                        "properties": {"symbols": {"type": "array", "items": {"type": "string"}}},
                        "required": ["symbols"], "additionalProperties": False},
         "strict": True}

def usage(i, o, cached=0, reasoning=0):
    return {"input_tokens": i, "input_tokens_details": {"cached_tokens": cached, "cache_write_tokens": 0},
            "output_tokens": o, "output_tokens_details": {"reasoning_tokens": reasoning}, "total_tokens": i + o}

def resp(rid, status, output=(), usage_=None, error=None, incomplete=None, tools=(), **kw):
    # required by the schema: id object created_at error incomplete_details instructions model tools output
    # parallel_tool_calls metadata tool_choice temperature top_p ; the rest is optional but always useful
    r = {"id": rid, "object": "response", "created_at": T0, "status": status,
         "completed_at": T0 + 2 if status == "completed" else None,
         "error": error, "incomplete_details": incomplete, "instructions": kw.pop("instructions", "Be brief."),
         "max_output_tokens": kw.pop("max_output_tokens", 800), "model": MODEL,
         "output": list(output), "parallel_tool_calls": True, "previous_response_id": None,
         "store": False, "temperature": 1.0, "tool_choice": "auto", "tools": list(tools), "top_p": 1.0,
         "usage": usage_, "metadata": {}}
    r.update(kw); return r

def text_part(t, ann=()): return {"type": "output_text", "text": t, "annotations": list(ann), "logprobs": []}
def msg(mid, parts, status="completed"): return {"id": mid, "type": "message", "status": status, "role": "assistant", "content": list(parts)}
def fcall(fid, cid, name, args, status="completed"): return {"id": fid, "type": "function_call", "status": status, "call_id": cid, "name": name, "arguments": args}

class Stream:
    def __init__(s): s.ev = []; s.items = []
    def e(s, typ, **f): s.ev.append({"type": typ, **f, "sequence_number": len(s.ev)}); return s
    def start(s, rid, **kw):
        s.rid, s.kw = rid, kw
        s.e("response.created", response=resp(rid, "in_progress", **kw)); s.e("response.in_progress", response=resp(rid, "in_progress", **kw)); return s
    def text(s, mid, chunks, ann=(), stop_after=None):
        oi = len(s.items); full = "".join(chunks)
        s.e("response.output_item.added", output_index=oi, item=msg(mid, [], "in_progress"))
        s.e("response.content_part.added", item_id=mid, output_index=oi, content_index=0, part=text_part(""))
        for n, c in enumerate(chunks):
            if stop_after is not None and n >= stop_after:
                s.partial = "".join(chunks[:stop_after]); s.items.append(msg(mid, [text_part(s.partial)], "incomplete")); return s
            s.e("response.output_text.delta", item_id=mid, output_index=oi, content_index=0, delta=c, logprobs=[])
        for n, a in enumerate(ann):
            s.e("response.output_text.annotation.added", item_id=mid, output_index=oi, content_index=0, annotation_index=n, annotation=a)
        s.e("response.output_text.done", item_id=mid, output_index=oi, content_index=0, text=full, logprobs=[])
        s.e("response.content_part.done", item_id=mid, output_index=oi, content_index=0, part=text_part(full, ann))
        it = msg(mid, [text_part(full, ann)]); s.items.append(it)
        s.e("response.output_item.done", output_index=oi, item=it); return s
    def call(s, fid, cid, name, chunks):
        oi = len(s.items); full = "".join(chunks)
        s.e("response.output_item.added", output_index=oi, item=fcall(fid, cid, name, "", "in_progress"))
        for c in chunks: s.e("response.function_call_arguments.delta", item_id=fid, output_index=oi, delta=c)
        s.e("response.function_call_arguments.done", item_id=fid, name=name, output_index=oi, arguments=full)
        it = fcall(fid, cid, name, full); s.items.append(it)
        s.e("response.output_item.done", output_index=oi, item=it); return s
    def reasoning(s, rsid, summary, enc):
        oi = len(s.items)
        s.e("response.output_item.added", output_index=oi, item={"id": rsid, "type": "reasoning", "summary": []})
        s.e("response.reasoning_summary_part.added", item_id=rsid, output_index=oi, summary_index=0, part={"type": "summary_text", "text": ""})
        s.e("response.reasoning_summary_text.delta", item_id=rsid, output_index=oi, summary_index=0, delta=summary)
        s.e("response.reasoning_summary_text.done", item_id=rsid, output_index=oi, summary_index=0, text=summary)
        s.e("response.reasoning_summary_part.done", item_id=rsid, output_index=oi, summary_index=0, part={"type": "summary_text", "text": summary})
        it = {"id": rsid, "type": "reasoning", "summary": [{"type": "summary_text", "text": summary}], "encrypted_content": enc}
        s.items.append(it); s.e("response.output_item.done", output_index=oi, item=it); return s
    def done(s, u): return s.e("response.completed", response=resp(s.rid, "completed", s.items, u, **s.kw))
    def sse(s, with_event=True, done=False, drop_tail=0):
        ev = s.ev[:-drop_tail] if drop_tail else s.ev
        out = "".join((f"event: {e['type']}\n" if with_event else "") + "data: " + json.dumps(e, separators=(",", ":"), ensure_ascii=False) + "\n\n" for e in ev)
        return out + ("data: [DONE]\n\n" if done else "")

def w(name, content):
    with open(os.path.join(OUT, name), "w") as f: f.write(content if isinstance(content, str) else json.dumps(content, indent=2, ensure_ascii=False) + "\n")

# ---------- requests
base = {"model": MODEL, "instructions": "Be brief.", "stream": True, "store": False, "max_output_tokens": 800,
        "text": {"format": {"type": "text"}, "verbosity": "medium"}, "metadata": {"run_id": "run_a1"}}
U1 = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "How concentrated am I?"}]}
w("01-text.request.json", {**base, "input": [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Say hi."}]}]})
w("02-tool-turn1.request.json", {**base, "input": [U1], "tools": [TOOL, TOOL2], "tool_choice": "auto", "parallel_tool_calls": True,
   "include": ["reasoning.encrypted_content"]})
args = json.dumps({"portfolio_id": PID}, separators=(",", ":"))
OUTPUT = json.dumps({"as_of": "2025-06-30", "hhi": 1180.0, "effective_positions": 8.5, "top_3": 0.41}, separators=(",", ":"))
FC = fcall("fc_01", "call_A1", "get_concentration_metrics", args)
w("03-tool-turn2.request.json", {**base, "input": [U1, FC, {"type": "function_call_output", "call_id": "call_A1", "output": OUTPUT}], "tools": [TOOL, TOOL2], "tool_choice": "auto"})
w("03b-tool-turn2-stateful.request.json", {**base, "store": True, "previous_response_id": "resp_tool1",
   "input": [{"type": "function_call_output", "call_id": "call_A1", "output": OUTPUT}], "tools": [TOOL, TOOL2]})
w("05-reasoning-turn2.request.json", {**base, "input": [U1,
   {"id": "rs_01", "type": "reasoning", "summary": [{"type": "summary_text", "text": "Need the metrics first."}], "encrypted_content": "ZW5jLWR1bW15"},
   FC, {"type": "function_call_output", "call_id": "call_A1", "output": OUTPUT}], "reasoning": {"effort": "low", "summary": "auto"}, "include": ["reasoning.encrypted_content"], "tools": [TOOL]})

# ---------- streams
w("01-text.sse", Stream().start("resp_text1").text("msg_01", ["Hi", " there", "."]).done(usage(21, 4)).sse())
w("02-tool-turn1.sse", Stream().start("resp_tool1").call("fc_01", "call_A1", "get_concentration_metrics", [args[:14], args[14:40], args[40:]]).done(usage(180, 27)).sse())
w("03-tool-turn2.sse", Stream().start("resp_tool2").text("msg_02", ["Your top three names ", "are 41% of the book", " [get_concentration_metrics#call_A1]."]).done(usage(240, 22, cached=128)).sse())
w("04-parallel-tools.sse", Stream().start("resp_par1", tools=[TOOL, TOOL2]).call("fc_11", "call_P1", "get_concentration_metrics", [args]).call("fc_12", "call_P2", "get_current_quotes", ['{"symbols":', '["AAA","BBB"]}']).done(usage(190, 49)).sse())
w("05-reasoning-tool.sse", Stream().start("resp_rs1", reasoning={"effort": "low", "summary": "auto"}).reasoning("rs_01", "Need the metrics first.", "ZW5jLWR1bW15").call("fc_01", "call_A1", "get_concentration_metrics", [args]).done(usage(200, 91, reasoning=64)).sse())
# web search (server-side tool) + citation
ws = Stream().start("resp_web1")
ws.e("response.output_item.added", output_index=0, item={"id": "ws_01", "type": "web_search_call", "status": "in_progress", "action": {"type": "search", "query": "example corp results", "queries": ["example corp results"]}})
for st in ("in_progress", "searching", "completed"): ws.e(f"response.web_search_call.{st}", item_id="ws_01", output_index=0)
it = {"id": "ws_01", "type": "web_search_call", "status": "completed", "action": {"type": "search", "query": "example corp results", "queries": ["example corp results"], "sources": [{"type": "url", "url": "https://news.example.test/a"}]}}
ws.items.append(it); ws.e("response.output_item.done", output_index=0, item=it)
t = "Example Corp raised guidance (example.test)."
ws.text("msg_web", [t[:20], t[20:]], ann=[{"type": "url_citation", "start_index": 29, "end_index": 43, "url": "https://news.example.test/a", "title": "Example headline"}]).done(usage(310, 40))
w("06-web-search.sse", ws.sse())
# refusal
rf = Stream().start("resp_ref1"); rtxt = "double: declined."
rf.e("response.output_item.added", output_index=0, item=msg("msg_ref", [], "in_progress"))
rf.e("response.content_part.added", item_id="msg_ref", output_index=0, content_index=0, part={"type": "refusal", "refusal": ""})
rf.e("response.refusal.delta", item_id="msg_ref", output_index=0, content_index=0, delta=rtxt)
rf.e("response.refusal.done", item_id="msg_ref", output_index=0, content_index=0, refusal=rtxt)
rf.e("response.content_part.done", item_id="msg_ref", output_index=0, content_index=0, part={"type": "refusal", "refusal": rtxt})
it = msg("msg_ref", [{"type": "refusal", "refusal": rtxt}]); rf.items.append(it)
rf.e("response.output_item.done", output_index=0, item=it); rf.done(usage(30, 8)); w("07-refusal.sse", rf.sse())
# mid-stream failure
fl = Stream().start("resp_fail1").text("msg_f", ["Your top ", "three ", "x"], stop_after=2)
fl.e("response.failed", response=resp("resp_fail1", "failed", [], None, error={"code": "server_error", "message": "double: internal failure, nothing more will follow"}))
w("08-failed-midstream.sse", fl.sse())
fr = Stream().start("resp_fail2"); fr.e("response.failed", response=resp("resp_fail2", "failed", [], None, error={"code": "rate_limit_exceeded", "message": "double: token rate exceeded, wait 2.5s"}))
w("08b-failed-ratelimit.sse", fr.sse())
# incomplete
ic = Stream().start("resp_inc1", max_output_tokens=16).text("msg_i", ["This answer ", "is cut", "x"], stop_after=2)
ic.e("response.output_text.done", item_id="msg_i", output_index=0, content_index=0, text=ic.partial, logprobs=[])
ic.e("response.content_part.done", item_id="msg_i", output_index=0, content_index=0, part=text_part(ic.partial))
ic.e("response.output_item.done", output_index=0, item=ic.items[0])
ic.e("response.incomplete", response=resp("resp_inc1", "incomplete", ic.items, usage(25, 16), incomplete={"reason": "max_output_tokens"}, max_output_tokens=16))
w("09-incomplete.sse", ic.sse())
# error events: documented flat form and the nested form seen in production
ef = Stream().start("resp_err1"); ef.e("error", code="rate_limit_exceeded", message="double: too many requests", param=None); w("10-error-event-flat.sse", ef.sse())
en = Stream().start("resp_err2"); en.e("error", error={"type": "tokens", "code": "rate_limit_exceeded", "message": "double: token rate exceeded, wait 6.57s", "param": None}); w("11-error-event-nested.sse", en.sse())
# dropped connection: no terminal event
w("12-dropped.sse", Stream().start("resp_drop1").text("msg_d", ["Half an ", "answer"]).done(usage(1, 1)).sse(drop_tail=4))
# unknown event types must be skipped
uk = Stream().start("resp_unk1"); uk.e("response.some_future_event", foo={"bar": 1}); uk.text("msg_u", ["ok"]).done(usage(5, 1))
uk.e("response.rate_limits.updated", rate_limits=[]); w("13-unknown-events.sse", uk.sse())
# compat variants
ol = Stream().start("resp_ol1").call("fc_ol", "call_OL", "get_concentration_metrics", [args]).done(usage(100, 20))
for e in ol.ev:
    if e["type"] == "response.function_call_arguments.done": e.pop("name")
    if "response" in e and e["response"].get("usage"): e["response"]["usage"]["input_tokens_details"].pop("cache_write_tokens")
w("20-compat-ollama-like.sse", ol.sse())
vl = Stream().start("resp_vl1").text("msg_v", ["From", " a local", " server."]).done(usage(12, 6)); w("21-compat-vllm-like.sse", vl.sse(with_event=False, done=True))

# ---------- non-streaming
w("30-nonstream.response.json", resp("resp_ns1", "completed", [msg("msg_ns", [text_part("Hi there.")])], usage(21, 4)))
SCHEMA = {"type": "object", "properties": {"title": {"type": "string"}, "severity": {"type": "string", "enum": ["info", "normal", "elevated", "warning", "critical"]},
   "findings": {"type": "array", "items": {"type": "object", "properties": {"text": {"type": "string"}, "evidence": {"type": "array", "items": {"type": "string"}}}, "required": ["text", "evidence"], "additionalProperties": False}}},
   "required": ["title", "severity", "findings"], "additionalProperties": False}
FMT = {"type": "json_schema", "name": "portfolio_insight", "strict": True, "schema": SCHEMA}
w("31-structured.request.json", {"model": MODEL, "store": False, "max_output_tokens": 1200, "input": [U1], "text": {"format": FMT}})
w("31-structured.response.json", resp("resp_so1", "completed", [msg("msg_so", [text_part(json.dumps({"title": "Concentrated book", "severity": "elevated", "findings": [{"text": "Top three are 41%.", "evidence": ["call_A1:/top_3"]}]}))])], usage(300, 44), text={"format": FMT, "verbosity": "medium"}))

# ---------- HTTP errors  (status, headers, body)
def err(status, headers, typ, code, message, param=None): return {"status": status, "headers": {"content-type": "application/json", "x-request-id": "req_test_0001", **headers}, "body": {"error": {"message": message, "type": typ, "param": param, "code": code}}}
w("40-err-401.json", err(401, {}, "invalid_request_error", "invalid_api_key", "double: key not accepted"))
w("41-err-429-rate.json", err(429, {"retry-after": "2", "retry-after-ms": "1500", "x-ratelimit-limit-requests": "500", "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1.5s", "x-ratelimit-limit-tokens": "30000", "x-ratelimit-remaining-tokens": "120", "x-ratelimit-reset-tokens": "1.5s"}, "requests", "rate_limit_exceeded", "double: request rate exceeded, wait 1.5s"))
w("42-err-429-quota.json", err(429, {}, "insufficient_quota", "insufficient_quota", "double: quota used up"))
w("42b-err-429-credits.json", err(429, {}, "insufficient_quota", "credit_balance_exhausted", "double: prepaid balance is zero"))
w("42c-err-429-no-retry-header.json", err(429, {"x-should-retry": "false"}, "insufficient_quota", "insufficient_quota", "double: quota used up, do not retry"))
w("43-err-500.json", err(500, {}, "server_error", None, "double: internal failure"))
w("44-err-503.json", err(503, {"retry-after": "1"}, "server_error", "server_is_overloaded", "double: overloaded"))
w("45-err-400-context.json", err(400, {}, "invalid_request_error", "context_length_exceeded", "double: input too long", "input"))
w("46-err-400-unsupported-param.json", err(400, {}, "invalid_request_error", "unsupported_parameter", "double: reasoning.effort not accepted by this model", "reasoning.effort"))
w("47-err-404-model.json", err(404, {}, "invalid_request_error", "model_not_found", "double: unknown model nope"))
w("48-err-400-orphan-call.json", err(400, {}, "invalid_request_error", None, "double: call_A1 has no matching output", "input"))

# ---------- embeddings (deterministic, unit length)
def embed(text, dims):
    v = []
    i = 0
    while len(v) < dims:
        h = hashlib.sha256(f"{i}:{text}".encode()).digest(); i += 1
        v += [(b - 127.5) / 127.5 for b in h]
    v = v[:dims]; n = math.sqrt(sum(x * x for x in v)); v = [x / n for x in v]
    return [struct.unpack("<f", struct.pack("<f", x))[0] for x in v]
def emb_resp(texts, dims, fmt):
    data = []
    for i, t_ in enumerate(texts):
        v = embed(t_, dims)
        data.append({"object": "embedding", "index": i, "embedding": v if fmt == "float" else base64.b64encode(struct.pack(f"<{dims}f", *v)).decode()})
    n = sum(max(1, len(t_) // 4) for t_ in texts)
    return {"object": "list", "data": data, "model": "test-embed-1", "usage": {"prompt_tokens": n, "total_tokens": n}}
TX = ["beta measures sensitivity to the market", "HHI measures concentration"]
w("50-embed-float.request.json", {"model": "test-embed-1", "input": TX, "dimensions": 4, "encoding_format": "float"})
w("50-embed-float.response.json", emb_resp(TX, 4, "float"))
w("51-embed-base64.request.json", {"model": "test-embed-1", "input": TX[0], "dimensions": 4, "encoding_format": "base64"})
w("51-embed-base64.response.json", emb_resp(TX[:1], 4, "base64"))
print(len(os.listdir(OUT)), "fixtures")
