import 'server-only';

import { z } from 'zod';

import { sha256Hex } from '@/lib/contracts/common';

/** The first entry of a backup says what the others are. */
export const MANIFEST_ENTRY = 'backup.json';
export const tableEntry = (name: string): string => `tables/${name}.copy`;
export const blobEntry = (sha256: string): string => `blobs/${sha256}`;

export const backupManifest = z.strictObject({
  format: z.literal('obelus-backup'),
  version: z.literal(1),
  takenAt: z.iso.datetime(),
  /** The migrations that the database had been through. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int(),
      size: z.int(),
      sha256: sha256Hex,
    }),
  ),
  blobs: z.array(z.strictObject({ sha256: sha256Hex, size: z.int() })),
});
export type BackupManifest = z.output<typeof backupManifest>;
