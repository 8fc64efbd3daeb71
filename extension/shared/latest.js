/** Only the latest of many askings matters: while one is under way, the newest waits and the others are forgotten. */
export class Latest {
  #busy = false;
  /** @type {(() => Promise<void>) | null} */
  #next = null;

  /** @param {() => Promise<void>} work */
  async run(work) {
    this.#next = work;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#next) {
        const now = this.#next;
        this.#next = null;
        await now();
      }
    } finally {
      this.#busy = false;
    }
  }
}
