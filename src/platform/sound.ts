/** What a tap sounds like: heard apart without looking. */
export type Sound = 'in' | 'out' | 'already' | 'unknown-badge' | 'failed'

interface Tone {
  hz: number
  /** ms after the sound begins */
  at: number
  ms: number
  wave: OscillatorType
  gain: number
  lowPassHz?: number
}

const ATTACK_S = 0.005
const GAIN = 0.25
/** 6 dB more. */
const LOUDER = GAIN * 2

const rising: Tone[] = [
  { hz: 523, at: 0, ms: 90, wave: 'sine', gain: GAIN },
  { hz: 784, at: 90, ms: 160, wave: 'sine', gain: GAIN },
]
const falling: Tone[] = [
  { hz: 784, at: 0, ms: 90, wave: 'sine', gain: GAIN },
  { hz: 523, at: 90, ms: 160, wave: 'sine', gain: GAIN },
]
const single: Tone[] = [{ hz: 440, at: 0, ms: 140, wave: 'triangle', gain: GAIN }]
const alarm: Tone[] = [0, 200, 400].map((at) => ({
  hz: 196,
  at,
  ms: 120,
  wave: 'square',
  gain: LOUDER,
  lowPassHz: 900,
}))

/** By the look's rules: in rises by a fifth, out falls, a failure is low, threefold and louder. */
export const tones: Record<Sound, Tone[]> = {
  in: rising,
  out: falling,
  already: single,
  'unknown-badge': single,
  failed: alarm,
}

function play(context: AudioContext, tone: Tone) {
  const start = context.currentTime + tone.at / 1_000
  const end = start + tone.ms / 1_000
  const envelope = context.createGain()
  envelope.gain.setValueAtTime(0, start)
  envelope.gain.linearRampToValueAtTime(tone.gain, start + ATTACK_S)
  envelope.gain.setValueAtTime(tone.gain, end - ATTACK_S)
  envelope.gain.linearRampToValueAtTime(0, end)
  const source = new OscillatorNode(context, { type: tone.wave, frequency: tone.hz })
  if (tone.lowPassHz === undefined) source.connect(envelope)
  else
    source
      .connect(new BiquadFilterNode(context, { type: 'lowpass', frequency: tone.lowPassHz }))
      .connect(envelope)
  envelope.connect(context.destination)
  source.start(start)
  source.stop(end)
}

/**
 * The kiosk's sounds. Browsers stay silent until the page was touched once: the first tap's touch
 * is enough. Without audio, colour, word and arrow say the same.
 */
export function createSounds(report: (error: unknown) => void): (sound: Sound) => void {
  let context: AudioContext | null = null
  return (sound) => {
    if (!('AudioContext' in globalThis)) return
    context ??= new AudioContext()
    const audio = context
    const playAll = () => {
      for (const tone of tones[sound]) play(audio, tone)
    }
    if (audio.state === 'running') playAll()
    else audio.resume().then(playAll, report)
  }
}
