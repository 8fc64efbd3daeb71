/** What a screen reader is told without being asked: in words, by a short quiet sound, or not at all, as the person chose. */

export const NEWS = 660; // hertz
export const GONE = 440;
const LOUD = 0.06; // of 1
const RISE = 0.02; // seconds
const LONG = 0.18;
const PATIENCE = 300; // milliseconds, for a page or a browser that allows no sound

/**
 * @param {import('../shared/dom.js').Voice} voice @param {string | undefined} how "words", "sound" or "nothing"
 * @param {string} sentence @param {number} wait milliseconds @param {number} pitch
 */
export async function tell(voice, how, sentence, wait, pitch) {
  if (how === 'nothing') return;
  if (how === 'sound' && (await sounds(pitch))) return;
  voice.say(sentence, wait);
}

/** @param {number} pitch @returns {Promise<boolean>} could it be heard? */
async function sounds(pitch) {
  const context = new AudioContext();
  await Promise.race([context.resume(), new Promise((done) => setTimeout(done, PATIENCE))]);
  if (context.state !== 'running') {
    void context.close();
    return false;
  }
  const { currentTime: now, destination } = context;
  const tone = new OscillatorNode(context, { frequency: pitch });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, now).linearRampToValueAtTime(LOUD, now + RISE).linearRampToValueAtTime(0, now + LONG);
  tone.connect(volume).connect(destination);
  tone.onended = () => void context.close();
  tone.start(now);
  tone.stop(now + LONG);
  return true;
}
