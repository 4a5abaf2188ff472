"""The classic networks in Brian2's C++ standalone mode, on one thread.

    python brian2_networks.py build FOLDER NAME SECONDS    builds the program of a network, from nothing
    python brian2_networks.py run FOLDER                   runs it once

Either prints one JSON object. The networks are those of models/networks, step 0.1 ms (Izhikevich's 0.5 ms).
"""

import json
import os
import resource
import subprocess
import sys
import time

NETWORKS = {}


def network(function):
    NETWORKS[function.__name__] = function
    return function


def build(folder, name, seconds):
    start = time.perf_counter()
    import brian2 as b

    b.set_device("cpp_standalone", directory=folder, build_on_run=False)
    b.prefs.devices.cpp_standalone.openmp_threads = 0
    b.defaultclock.dt = 0.1 * b.ms
    objects = NETWORKS[name](b)
    b.Network(*objects).run(seconds * b.second)
    b.device.build(directory=folder, compile=True, run=False)
    return {"version": b.__version__, "build_s": time.perf_counter() - start}


def run(folder):
    start = time.perf_counter()
    results = os.path.join(folder, "results", "")
    subprocess.run(["./main", "--results_dir", "results/"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    with open(os.path.join(results, "last_run_info.txt"), encoding="utf8") as file:
        run_seconds = float(file.read().split()[0])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "all_s": seconds,
        "run_s": run_seconds,  # it is measured by clock(): time of the processor, whatever else the machine does
        "memory_mb": used.ru_maxrss / 1024,
    }


def excitatory_and_inhibitory(b, cells, exciting, excitation, inhibition, **options):
    """Synapses from both parts of a population to all of it, and monitors of their spikes."""
    parts = [cells[:exciting], cells[exciting:]]
    found = []
    for part, on_pre in zip(parts, (excitation, inhibition)):
        synapses = b.Synapses(part, cells, on_pre=on_pre, namespace=options.get("namespace", {}), **options.get("delay", {}))
        synapses.connect(p=options.get("p", 0.02))
        found += [synapses, b.SpikeMonitor(part)]
    return found


@network
def coba(b):
    mV, ms, nS, pF = b.mV, b.ms, b.nS, b.pF
    cells = b.NeuronGroup(
        4000,
        """dv/dt = (-gL*(v - El) - ge*(v - Ee) - gi*(v - Ei))/C : volt (unless refractory)
        dge/dt = -ge/taue : siemens
        dgi/dt = -gi/taui : siemens""",
        threshold="v > -50*mV",
        reset="v = -60*mV",
        refractory=5 * ms,
        method="euler",
        namespace=dict(gL=10 * nS, El=-60 * mV, Ee=0 * mV, Ei=-80 * mV, C=200 * pF, taue=5 * ms, taui=10 * ms),
    )
    cells.v = "(randn()*5 - 65)*mV"
    cells.ge = "(randn()*1.5 + 4)*10*nS"
    cells.gi = "(randn()*12 + 20)*10*nS"
    return [cells, *excitatory_and_inhibitory(b, cells, 3200, "ge += 6*nS", "gi += 67*nS")]


@network
def cuba(b):
    mV, ms = b.mV, b.ms
    cells = b.NeuronGroup(
        4000,
        """dv/dt = (ge + gi - (v - El))/taum : volt (unless refractory)
        dge/dt = -ge/taue : volt
        dgi/dt = -gi/taui : volt""",
        threshold="v > -50*mV",
        reset="v = -60*mV",
        refractory=5 * ms,
        method="exact",
        namespace=dict(El=-49 * mV, taum=20 * ms, taue=5 * ms, taui=10 * ms),
    )
    cells.v = "(-60 + 10*rand())*mV"
    return [cells, *excitatory_and_inhibitory(b, cells, 3200, "ge += 1.62*mV", "gi -= 9*mV")]


@network
def cobahh(b):
    mV, ms, nS, cm, msiemens = b.mV, b.ms, b.nS, b.cm, b.msiemens
    area = 20000 * b.umetre**2
    cells = b.NeuronGroup(
        4000,
        """dv/dt = (gl*(El - v) + ge*(Ee - v) + gi*(Ei - v) - gna*(m*m*m)*h*(v - ENa) - gk*(n*n*n*n)*(v - EK))/C : volt
        dm/dt = alpham*(1 - m) - betam*m : 1
        dn/dt = alphan*(1 - n) - betan*n : 1
        dh/dt = alphah*(1 - h) - betah*h : 1
        dge/dt = -ge/taue : siemens
        dgi/dt = -gi/taui : siemens
        alpham = 0.32*(mV**-1)*4*mV/exprel((13*mV - v + VT)/(4*mV))/ms : Hz
        betam = 0.28*(mV**-1)*5*mV/exprel((v - VT - 40*mV)/(5*mV))/ms : Hz
        alphah = 0.128*exp((17*mV - v + VT)/(18*mV))/ms : Hz
        betah = 4./(1 + exp((40*mV - v + VT)/(5*mV)))/ms : Hz
        alphan = 0.032*(mV**-1)*5*mV/exprel((15*mV - v + VT)/(5*mV))/ms : Hz
        betan = .5*exp((10*mV - v + VT)/(40*mV))/ms : Hz""",
        threshold="v > -20*mV",
        refractory=3 * ms,
        method="exponential_euler",
        namespace=dict(
            C=1 * b.ufarad * cm**-2 * area,
            gl=5e-5 * b.siemens * cm**-2 * area,
            gna=100 * msiemens * cm**-2 * area,
            gk=30 * msiemens * cm**-2 * area,
            El=-60 * mV,
            EK=-90 * mV,
            ENa=50 * mV,
            VT=-63 * mV,
            Ee=0 * mV,
            Ei=-80 * mV,
            taue=5 * ms,
            taui=10 * ms,
        ),
    )
    cells.v = "(randn()*5 - 65)*mV"
    cells.ge = "(randn()*1.5 + 4)*10*nS"
    cells.gi = "(randn()*12 + 20)*10*nS"
    return [cells, *excitatory_and_inhibitory(b, cells, 3200, "ge += 6*nS", "gi += 67*nS")]


@network
def stdp(b):
    mV, ms, Hz = b.mV, b.ms, b.Hz
    trains = b.PoissonGroup(1000, rates=15 * Hz)
    cell = b.NeuronGroup(
        1,
        """dv/dt = (ge*(0*mV - v) - 74*mV - v)/(10*ms) : volt
        dge/dt = -ge/(5*ms) : 1""",
        threshold="v > -54*mV",
        reset="v = -60*mV",
        method="euler",
    )
    cell.v = -74 * mV
    synapses = b.Synapses(
        trains,
        cell,
        """w : 1
        dx/dt = -x/(20*ms) : 1 (event-driven)
        dy/dt = -y/(20*ms) : 1 (event-driven)""",
        on_pre="ge += w; x += 0.01*gmax; w = clip(w + y, 0, gmax)",
        on_post="y -= 0.0105*gmax; w = clip(w + x, 0, gmax)",
        namespace=dict(gmax=0.01),
    )
    synapses.connect()
    synapses.w = "rand()*gmax"
    return [trains, cell, synapses, b.SpikeMonitor(cell)]


@network
def brunel(b):
    mV, ms = b.mV, b.ms
    g, eta, strength, indegree = 5, 2, 0.1 * mV, 1000
    rate = eta * 20 * mV / (strength * indegree * 20 * ms)
    cells = b.NeuronGroup(
        12500,
        "dv/dt = -v/(20*ms) : volt (unless refractory)",
        threshold="v > 20*mV",
        reset="v = 10*mV",
        refractory=2 * ms,
        method="exact",
    )
    cells.v = "(10 + 10*rand())*mV"
    outside = b.PoissonInput(cells, "v", N=indegree, rate=rate, weight=strength)
    synapses = excitatory_and_inhibitory(
        b,
        cells,
        10000,
        "v += strength*int(not_refractory)",
        "v -= g*strength*int(not_refractory)",
        p=0.1,
        namespace=dict(strength=strength, g=g),
        delay=dict(delay=1.5 * ms),
    )
    return [cells, outside, *synapses]


@network
def izhikevich(b):
    ms = b.ms
    b.defaultclock.dt = 0.5 * ms
    cells = b.NeuronGroup(
        1000,
        """dv/dt = (0.04*v**2 + 5*v + 140 - u + I)/ms : 1
        du/dt = a*(b*v - u)/ms : 1
        I : 1
        a : 1
        b : 1
        c : 1
        d : 1
        noise : 1
        kind : 1""",
        threshold="v >= 30",
        reset="v = c; u += d",
        method="euler",
    )
    cells.kind = "rand()"
    exciting, inhibiting = cells[:800], cells[800:]
    exciting.a, exciting.b, exciting.noise = 0.02, 0.2, 5
    exciting.c, exciting.d = "-65 + 15*kind**2", "8 - 6*kind**2"
    inhibiting.a, inhibiting.b = "0.02 + 0.08*kind", "0.25 - 0.05*kind"
    inhibiting.c, inhibiting.d, inhibiting.noise = -65, 2, 2
    cells.v = -65
    cells.u = "b*v"
    drive = cells.run_regularly("I = noise*randn()", dt=1 * ms)
    found = [cells, drive]
    for part, weight in ((exciting, "0.5*rand()"), (inhibiting, "-rand()")):
        synapses = b.Synapses(part, cells, "w : 1", on_pre="v += w", delay=1 * ms)
        synapses.connect()
        synapses.w = weight
        found += [synapses, b.SpikeMonitor(part)]
    return found


if __name__ == "__main__":
    command, folder = sys.argv[1:3]
    print(json.dumps(build(folder, sys.argv[3], float(sys.argv[4])) if command == "build" else run(folder)))
