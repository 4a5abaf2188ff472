export function hugeQuadrant(x: number): number { return x; }
export function hugeHigh(x: number): number { return x; }
export function hugeLow(x: number): number { return x; }
