/** CONTRACTS 3: a device takes 10 us, a link 50 us. */
export const deviceDelayUs = 10;
export const linkDelayUs = 50;
