/** Gives a canvas as many device pixels as its place on screen has; returns the device pixels per CSS pixel. */
export function sizeCanvas(canvas: HTMLCanvasElement, width: number, height: number): number {
  const pixelRatio = globalThis.devicePixelRatio;
  const wanted = { width: Math.round(width * pixelRatio), height: Math.round(height * pixelRatio) };
  if (canvas.width !== wanted.width || canvas.height !== wanted.height) {
    canvas.width = wanted.width;
    canvas.height = wanted.height;
    canvas.style.width = `${String(width)}px`;
    canvas.style.height = `${String(height)}px`;
  }
  return pixelRatio;
}
