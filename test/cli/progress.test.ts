import { describe, expect, it } from 'vitest';
import { durationText, isWatched, Progress, progressText } from '../../src/cli/run/progress.ts';

/** A terminal that keeps what is written to it. */
function terminal(columns = 80): {
  readonly isTTY: true;
  readonly columns: number;
  text: string;
  write(text: string): void;
} {
  return {
    isTTY: true,
    columns,
    text: '',
    write(text) {
      this.text += text;
    },
  };
}

const COURSE = { steps: 1000, secondsPerStep: 0.01 };
const CLEAR = '\r\u001b[2K';

describe('the progress line', () => {
  it('tells the share, the rate and the time that is left', () => {
    expect(progressText(250, COURSE, 500)).toBe('25% · 5× real time · 2 s left');
    expect(progressText(1, COURSE, 100)).toBe('0% · 0.1× real time · 1 min 40 s left');
    expect(progressText(999, COURSE, 10)).toBe('99% · 999× real time · 0 ms left');
  });

  it('tells times as people do', () => {
    expect([42, 1000, 59_600, 185_000, 7_800_000].map(durationText)).toEqual([
      '42 ms',
      '1 s',
      '1 min 0 s',
      '3 min 5 s',
      '2 h 10 min',
    ]);
  });

  it('appears after a second, ten times a second at most, and is gone at the end', () => {
    const stream = terminal();
    let now = 0;
    const progress = new Progress(stream, COURSE, () => now);
    for (now of [500, 999]) progress.update(now / 10);
    expect(stream.text).toBe('');
    for (now of [1000, 1050, 1099, 1100]) progress.update(now / 10);
    expect(stream.text).toBe(`${CLEAR}10% · 1× real time · 9 s left${CLEAR}11% · 1× real time · 9 s left`);
    progress.clear();
    progress.clear();
    expect(stream.text.endsWith(`left${CLEAR}`)).toBe(true);
  });

  it('leaves a short run alone', () => {
    const stream = terminal();
    const progress = new Progress(stream, COURSE, () => 0);
    progress.update(500);
    progress.clear();
    expect(stream.text).toBe('');
  });

  it('never wraps: a line in two could not be taken away', () => {
    const stream = terminal(12);
    let now = 0;
    const progress = new Progress(stream, COURSE, () => now);
    now = 2000;
    progress.update(100);
    expect(stream.text).toBe(`${CLEAR}10% · 0.5× `);
  });

  it('is for people: not in pipes, in dumb terminals or where CI is set', () => {
    expect(isWatched(terminal(), {})).toBe(true);
    expect(isWatched(terminal(), { CI: 'false' })).toBe(true);
    expect(isWatched({ write: () => {} }, {})).toBe(false);
    expect(isWatched(terminal(), { CI: 'true' })).toBe(false);
    expect(isWatched(terminal(), { TERM: 'dumb' })).toBe(false);
  });
});
