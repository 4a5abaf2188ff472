/**
 * A Hopfield network stores three letters in its weights and restores each from a copy with a fifth of its points wrong.
 *
 *     node examples/hopfield.mjs
 */
import { network } from 'axode';

const LETTERS = {
  T: '####### ####### ...#... ...#... ...#... ...#... ...#...',
  L: '##..... ##..... ##..... ##..... ##..... ####### #######',
  X: '#.....# .#...#. ..#.#.. ...#... ..#.#.. .#...#. #.....#',
};
const SIDE = 7;
const N = SIDE ** 2;
const pointsOf = (text) => Array.from(text.replaceAll(' ', ''), (point) => (point === '#' ? 1 : -1));
const patterns = Object.entries(LETTERS).map(([name, text]) => ({ name, points: pointsOf(text) }));

const net = network({ dt: '0.1 ms', seed: 1 });
const unit = 'std/neurons/hopfield-unit.axo#AsynchronousHopfieldUnit';
const units = net.population(unit, [SIDE, SIDE], { low: -1 }, 'Units');
const synapse = 'synapse Weight { param w = 0; pre V : 1; post I : 1; post.I += w * pre.V }';
// Hebb's rule: units that agree in a pattern excite each other.
const w = (i, j) => patterns.reduce((sum, { points }) => sum + points[i] * points[j], 0) / N;
net.connect(units, units, synapse, { noSelf: true, values: { w } });

const wrongOf = (values, points) => points.filter((point, i) => point !== values[i]).length;
const lines = (values) =>
  Array.from(values, (v) => (v > 0 ? '#' : '.'))
    .join('')
    .match(/.{7}/g);
for (const { name, points } of patterns) {
  const corrupted = points.map((point, i) => ((7 * i) % 23 < 5 ? -point : point));
  units.set('V', corrupted);
  await net.run('20 ms');
  const restored = units.get('V');
  console.log(
    `${name}: ${wrongOf(corrupted, points)} of ${N} points wrong, then ${wrongOf(restored, points)}`,
  );
  for (const [row, line] of lines(corrupted).entries()) console.log(`  ${line}   ${lines(restored)[row]}`);
}
