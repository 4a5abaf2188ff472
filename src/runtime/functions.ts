/** What generated code calls: all functions of numbers that are not operations of JavaScript's own. */
export * from './elementary.ts';
export { clamp, heaviside, mod, round } from './number-functions.ts';
