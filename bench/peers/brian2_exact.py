"""Brian2's `exact` on the closed forms of the exact integrator; one JSON object to the standard output."""

import json
import logging
import sys

import numpy as np
from brian2 import Network, NeuronGroup, StateMonitor, __version__, defaultclock, ms, prefs, start_scope

prefs.codegen.target = "numpy"
logging.getLogger("brian2").setLevel(logging.ERROR)


def run(equations, namespace, initial, dt, steps, record):
    """The recorded values at every step, the start among them; text where Brian2 refuses."""
    start_scope()
    defaultclock.dt = dt * ms
    try:
        group = NeuronGroup(1, equations, method="exact", namespace=namespace)
        for name, value in initial.items():
            setattr(group, name, value)
        monitor = StateMonitor(group, record, record=True)
        network = Network(group, monitor)
        with np.errstate(all="ignore"):
            network.run((steps + 1) * dt * ms)
        return {name: [float(x) for x in getattr(monitor, name)[0]] for name in record}
    except Exception as error:  # its refusals are of many types
        while error.__cause__ is not None:
            error = error.__cause__
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"


def main():
    cases = json.load(sys.stdin)
    results = []
    for case in cases:
        namespace = {name: value * ms if name.startswith("tau") else value for name, value in case["parameters"].items()}
        results.append(run(case["brian2"], namespace, case["initial"], case["dt"], case["steps"], case["record"]))
    # JSON has no NaN: null.
    clean = json.loads(json.dumps({"version": __version__, "results": results}), parse_constant=lambda _: None)
    print(json.dumps(clean))


main()
