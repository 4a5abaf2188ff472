/** The files that commands of pages name, by name. */
export const PAGE_FILES: ReadonlyMap<string, string> = new Map([
  ['noise.csv', 't (ms),current (nA)\n0,1\n100,2\n'],
  ['not-increasing.csv', 't (ms),current (mV/ms)\n0,1\n0,2\n'],
  ['amperes.csv', 't (ms),current\n0,1\n'],
  ['untimed.csv', 'current\n1\n2\n'],
  ['short.csv', 't (ms),current (mV/ms)\n0,1\n1,2\n'],
  ['twice.csv', 't (ms),current (nA),current (pA)\n0,1,1000\n100,2,2000\n'],
  ['gaps.csv', 't (ms),current (nA)\n0,1\n1,\n'],
  ['unknown-unit.csv', 't (ms),current\n0,1\n'],
  ['empty.csv', '\n\n'],
  ['cells.csv', 'capacitance\n100\n'],
  ['result.json', '{}\n'],
]);
