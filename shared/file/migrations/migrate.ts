import { migrateVersion0 } from './version-0.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Steps from one version of the file to the next, by the version they start from: pure JSON to JSON, never touched after release.
 * They rename and move; what is wrong with a member stays wrong and is named by the reader afterwards.
 */
const migrations: readonly ((file: JsonObject) => JsonObject)[] = [migrateVersion0];

/** Brings a file of an older version to the newest one that this program writes. Newer files come back as they are. */
export function migrate(file: JsonObject, version: number): JsonObject {
  return migrations.slice(version).reduce((value, step) => step(value), file);
}
