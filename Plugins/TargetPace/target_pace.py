"""The yearly change that a dated target still needs. No kit: one JSON object in, one out."""
import json
import sys


def refuse(code, message, **more):
    return {"protocol": 1, "error": {"code": code, "message": message, **more}}


def answer(request):
    if request.get("protocol") != 1:
        return refuse("protocol", "this plugin speaks protocol 1")
    table = request["table"]
    values = table["columns"].get("value")
    if values is None:
        return refuse("missing_input", "the input `value` is missing", input="value")
    target, by = request["params"].get("target"), request["params"].get("by")
    if target is None or by is None:
        return refuse("bad_param", "`target` and `by` are needed: the value to reach, and the year")
    pace, status = [], []
    for period, value in zip(table["period"], values):
        years = by - int(period[:4])
        if value is None:
            pace.append(None)
            status.append("M")
        elif years <= 0:
            pace.append(None)
            status.append("L")
        else:
            pace.append((target - value) / years)
            status.append("A")
    ok = {"area": table["area"], "period": table["period"], "value": pace, "status": status}
    if "category" in table:
        ok["category"] = table["category"]
    return {"protocol": 1, "ok": ok}


json.dump(answer(json.load(sys.stdin)), sys.stdout)
