import type { TextParams } from '../model/text.ts';
import { particleAfter, particleForms } from './particle.ts';

const places = new RegExp(String.raw`\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}|(${particleForms})`, 'g');

/**
 * Fills a sentence. `{name}` is a value, inserted as it is; `{count:row|rows}` is the first word when the value is 1, else the second;
 * a Korean particle in both forms, `이(가)`, becomes the one that fits what stands before it. A place without a value stays as written.
 */
export function fillText(sentence: string, params: TextParams = {}): string {
  let [filled, done] = ['', 0];
  for (const { 0: place, 1: name, 2: one, 3: many, 4: forms, index } of sentence.matchAll(places)) {
    filled += sentence.slice(done, index);
    done = index + place.length;
    if (forms !== undefined) filled += particleAfter(filled, forms);
    else filled += placeText(place, valueOf(params, name ?? ''), one, many);
  }
  return filled + sentence.slice(done);
}

function valueOf(params: TextParams, name: string): string | number | undefined {
  return Object.hasOwn(params, name) ? params[name] : undefined;
}

function placeText(place: string, value: string | number | undefined, one: string | undefined, many: string | undefined): string {
  if (value === undefined) return place;
  if (one === undefined || many === undefined) return String(value);
  return Number(value) === 1 ? one : many;
}
