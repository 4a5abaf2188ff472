import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordToHdf5 } from '../../src/recording/record-to-hdf5.ts';
import { EXAMPLE, recordExample } from './example.ts';
import { describeFile, numbersAt, openSink, reading, temporary } from './files.ts';

describe('a recording as HDF5', () => {
  it('holds what was recorded, with names, units and what it belongs to', async () => {
    const path = temporary('net.h5');
    recordExample(await openSink(path));
    expect(`\n${await describeFile(path)}\n`).toMatchInlineSnapshot(`
      "
      command=axode run coba.axo#Coba --for 1s | doc=Vogels and Abbott (2005), “balanced” | dt=0.1 | network=Coba | planned_steps=20 | program=axode | seed=1099511627777 | time_unit=ms
      ended_at: "<d" [1] (-) long_name=time up to which the run came | unit=ms
        2
      ending: "S512" [1] (-) long_name=complete, interrupted, failed (and why), or unfinished
        complete
      populations/
        E/ cells=4 | columns=2 | doc=excitatory | model=Cell | name=E | rows=2
          axes/
            cell: "<i" [2] (-) long_name=numbers of the recorded cells | unit=1
              1,3
            cell 2: "<i" [1] (-) long_name=numbers of the recorded cells | unit=1
              2
            time: "<d" [21] (-) long_name=times of samples | unit=ms
              0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1,1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,1.9,2
            time 2: "<d" [3] (-) long_name=times of samples | unit=ms
              1,1.5,2
          spikes/
            cell: "<i" [4] (time by time) long_name=numbers of the cells of E that spiked | unit=1
              0,3,3,2
            time: "<d" [4] (-) long_name=times of the spikes of E | unit=ms
              0.1,0.1,0.7,2
          traces/
            sodium.m: "<d" [3,2] (time by time 2,cell by cell) long_name=sodium.m | name=sodium.m | sample_interval=0.5 | steps_between_samples=5 | time_unit=ms | unit=1
              0.25,1.25,2.25,3.25,4.25,5.25
            v: "<d" [21,4] (time by time,cell) long_name=membrane potential | name=v | sample_interval=0.1 | steps_between_samples=1 | time_unit=ms | unit=mV
              0.25,1.25,2.25,3.25,4.25,5.25,6.25,7.25,8.25,9.25,10.25,11.25,12.25,13.25,14.25,15.25,16.25,17.25,18.25,19.25,20.25,21.25,22.25,23.25,24.25,25.25,26.25,27.25,28.25,29.25,30.25,31.25,32.25,33.25,34.25,35.25,36.25,37.25,38.25,39.25,40.25,41.25,42.25,43.25,44.25,45.25,46.25,47.25,48.25,49.25,50.25,51.25,52.25,53.25,54.25,55.25,56.25,57.25,58.25,59.25,60.25,61.25,62.25,63.25,64.25,65.25,66.25,67.25,68.25,69.25,70.25,71.25,72.25,73.25,74.25,75.25,76.25,77.25,78.25,79.25,80.25,81.25,82.25,83.25
            v 2: "<d" [21,1] (time by time,cell by cell 2) long_name=v | name=v | sample_interval=0.1 | steps_between_samples=1 | time_unit=ms | unit=mV
              0.25,1.25,2.25,3.25,4.25,5.25,6.25,7.25,8.25,9.25,10.25,11.25,12.25,13.25,14.25,15.25,16.25,17.25,18.25,19.25,20.25
        τ/ cells=3 | model=Cell | name=τ
          axes/
            time: "<d" [21] (-) long_name=times of samples | unit=ms
              0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1,1.1,1.2,1.3,1.4,1.5,1.6,1.7,1.8,1.9,2
          traces/
            mean v: "<d" [21] (time by time) long_name=mean v | name=v | reduction=mean | sample_interval=0.1 | steps_between_samples=1 | time_unit=ms | unit=mV
              0.25,1.25,2.25,3.25,4.25,5.25,6.25,7.25,8.25,9.25,10.25,11.25,12.25,13.25,14.25,15.25,16.25,17.25,18.25,19.25,20.25
      projections/
        E -> τ by STDP/ from=E | name=E -> τ by STDP | synapse=STDP | synapses=3 | to=τ
          axes/
            time: "<d" [3] (-) long_name=times of samples | unit=ms
              0,1,2
          delay: "<d" [3] (-) long_name=delays of the synapses | name=delay | unit=ms
            1.5,0,0.3
          post: "<i" [3] (-) long_name=numbers of the cells of τ that the synapses go to | name=post | unit=1
            2,0,1
          pre: "<i" [3] (-) long_name=numbers of the cells of E that the synapses come from | name=pre | unit=1
            0,1,3
          traces/
            w: "<d" [3,3] (time by time,synapse) long_name=w | name=w | sample_interval=1 | steps_between_samples=10 | time_unit=ms | unit=nS
              0.25,1.25,2.25,3.25,4.25,5.25,6.25,7.25,8.25
          traces 2: "<d" [3] (-) long_name=traces | name=traces | unit=1
            1,NaN,Infinity
          w: "<d" [3] (-) long_name=weight | name=w | unit=nS
            0.5,0.30000000000000004,2
        E -> τ by STDP 2/ from=E | name=E -> τ by STDP | synapse=STDP | synapses=0 | to=τ
      "
    `);
  });
});

describe('names in a recording', () => {
  it.each([
    ['τ_m', 'τ_m'],
    ['sodium.m', 'sodium.m'],
    ['a/b//c', 'a∕b∕∕c'],
    ['..', '_..'],
    ['', '_'],
    ['x'.repeat(300), 'x'.repeat(300)],
  ])('%j is found as %j', async (name, link) => {
    const path = temporary('names.h5');
    const sink = await openSink(path);
    sink.begin({
      ...EXAMPLE,
      populations: [{ name, model: 'Cell', cells: 1, hasSpikes: true }],
      projections: [],
      traces: [],
    });
    sink.spikes(0, Int32Array.of(3), Int32Array.of(0));
    sink.end({ point: 20, reason: 'complete' });
    await reading(path, (file) => {
      expect(numbersAt(file, `/populations/${link}/spikes/time`)).toEqual([0.3]);
      expect(file.get(`/populations/${link}`)).toHaveProperty('attrs.name.value', name);
    });
  });
});

describe('the ending of a recording', () => {
  it('says why a run failed, as far as there is room', async () => {
    const path = temporary('net.h5');
    const sink = await openSink(path);
    sink.begin(EXAMPLE);
    sink.end({ point: 7, reason: 'failed', message: 'τ'.repeat(300) });
    await reading(path, (file) => {
      expect(file.get('/ending')).toHaveProperty('value', [`failed: ${'τ'.repeat(252)}`]);
      expect(numbersAt(file, '/ended_at')).toEqual([0.7]);
    });
  });

  it('may come before anything was recorded: then no file is touched', async () => {
    const path = temporary('net.h5');
    writeFileSync(path, 'recorded long ago');
    const sink = await recordToHdf5(path);
    if ('code' in sink) throw new Error(sink.message);
    sink.end({ point: 0, reason: 'interrupted' });
    expect(readFileSync(path, 'utf8')).toBe('recorded long ago');
  });
});
