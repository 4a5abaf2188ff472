/**
 * Draws canvases with two pixels to a point at least, so that they are sharp on paper too: the library reads the
 * density of the screen once, when it is loaded. To be imported before it.
 */
const density: number = Math.max(2, window.devicePixelRatio);
Object.defineProperty(window, 'devicePixelRatio', { configurable: true, get: (): number => density });
