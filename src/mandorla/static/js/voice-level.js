// How loud it is, as the size of a circle: quietly, and not at all for whoever asked for less motion.
const LARGEST = 30

export function level(stream, circle) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return () => {}
  const sound = new AudioContext()
  const meter = sound.createAnalyser()
  const wave = new Float32Array(meter.fftSize)
  let size = 0
  let frame = 0
  sound.createMediaStreamSource(stream).connect(meter)
  const draw = () => {
    meter.getFloatTimeDomainData(wave)
    const loud = Math.sqrt(wave.reduce((sum, one) => sum + one * one, 0) / wave.length)
    size += (Math.min(1, loud * 5) - size) * 0.2
    circle.setAttribute("r", (8 + size * (LARGEST - 8)).toFixed(1))
    frame = requestAnimationFrame(draw)
  }
  draw()
  return () => {
    cancelAnimationFrame(frame)
    circle.setAttribute("r", "0")
    sound.close()
  }
}
