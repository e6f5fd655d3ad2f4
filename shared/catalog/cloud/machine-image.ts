import type { Entry, Scope } from '../../model/scope.ts';

/* Images as instances see them: a public one is a name, a private one a component (domain/public-cloud.md B.2 Image, f.12). */

/** What an instance says about its image. */
export interface ImageChoice {
  readonly image: string | null;
  readonly publicImage: string;
}

/** The least that an image needs. */
export interface Minimum {
  readonly name: string;
  readonly ramMb: number;
  readonly diskGb: number;
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** The image chosen; null where none is, or where it names one that is not there. */
export function chosenImage(choice: ImageChoice, scope: Scope): Entry | string | null {
  if (choice.image !== null) return scope.component(choice.image);
  return choice.publicImage === '' ? null : choice.publicImage;
}

/** Least memory and disk: of a private image as it says, of a public one by its operating system [INST]. */
export function imageMinimum(choice: ImageChoice, scope: Scope): Minimum | null {
  const image = chosenImage(choice, scope);
  if (image === null) return null;
  if (typeof image !== 'string') {
    const { minRam, minDisk } = image.component.props;
    return { name: image.component.name, ramMb: numberOr(minRam, 1024), diskGb: numberOr(minDisk, 20) };
  }
  const isWindows = /windows/i.test(image);
  return { name: image, ramMb: isWindows ? 2048 : 1024, diskGb: isWindows ? 50 : 20 };
}

/** A root disk in GB: local ones of u2 are smaller than those of every other flavor [INST]. */
export function rootDiskRange(flavor: string): { readonly min: number; readonly max: number } {
  return isLocalDiskFlavor(flavor) ? { min: 20, max: 100 } : { min: 20, max: 2000 };
}

/** u2: local disk, cannot be resized, imaged only when stopped [INST, IMG]. */
export function isLocalDiskFlavor(flavor: unknown): boolean {
  return typeof flavor === 'string' && /^u2(\W|$)/.test(flavor);
}

/** Images made of images made of images: deeper than anybody goes, so that a circle in a file ends. */
const deepest = 16;

/** The operating system in an instance: the public image at the root of its private ones. Empty where nobody says. */
export function systemOf(choice: ImageChoice, scope: Scope): string {
  let { image, publicImage } = choice;
  for (let depth = 0; image !== null && depth < deepest; depth += 1) {
    const props = scope.component(image)?.component.props ?? {};
    if (typeof props['system'] === 'string' && props['system'] !== '') return props['system'];
    const source = typeof props['sourceInstance'] === 'string' ? (scope.component(props['sourceInstance'])?.component.props ?? {}) : {};
    image = typeof source['image'] === 'string' ? source['image'] : null;
    publicImage = typeof source['publicImage'] === 'string' ? source['publicImage'] : '';
  }
  return publicImage;
}

const users: readonly (readonly [system: RegExp, user: string])[] = [[/ubuntu/i, 'ubuntu'], [/debian/i, 'debian'], [/rocky/i, 'rocky'], [/windows/i, 'Administrator']];

/** Whom ssh logs in: root by the seed, today the user that the image brings (f.12). */
export function loginUserOf(choice: ImageChoice, scope: Scope): string {
  if (scope.design.meta.profile === 'seed') return 'root';
  const system = systemOf(choice, scope);
  return users.find(([pattern]) => pattern.test(system))?.[1] ?? 'root';
}

/** Whether making an image of an instance that is not stopped is forbidden (the seed's rule, and always for u2) or only unwise (f.10). */
export function forbidsRunningSource(scope: Scope, source: Entry): boolean {
  return scope.design.meta.profile === 'seed' || isLocalDiskFlavor(source.component.props['flavor']);
}

/** True for a machine that is shut down, as making an image wants it. */
export function isShutDown(source: Entry): boolean {
  return source.component.props['state'] === 'SHUTOFF';
}
