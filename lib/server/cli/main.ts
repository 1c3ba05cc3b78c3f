import 'server-only';

import { Command, CommanderError } from 'commander';

import { AppError } from '../app-error';
import type { AnchorOptions } from './commands/anchor';
import type { VerifyOptions } from './commands/verify-options';
import { remark, UsageError } from './say';

/**
 * The command line. Exit codes: 0 done, 1 not whole or not allowed, 2 a wrong
 * argument or file. What a command found is on standard output; why it did not,
 * on standard error, in one line.
 */
const DONE = 0;
const REFUSED = 1;
const WRONG_INPUT = 2;

// The database driver warns of its own inner workings, which is nobody's concern here.
process.noDeprecation = true;

let exitCode = DONE;

/**
 * A command's action: its result is the exit code. Each loads what it needs when it
 * is called: those that work on files alone need neither the database nor its driver.
 */
function action<Arguments extends unknown[]>(work: (...given: Arguments) => Promise<number>) {
  return async (...given: Arguments): Promise<void> => {
    exitCode = await work(...given);
  };
}

const program = new Command('obelus')
  .description('Import, read, export and verify from the command line.')
  // What is wrong and what to do stand in one line.
  .configureOutput({
    outputError: (text, write) => {
      const wrong = text.trim().replace(/\s*\n\s*/gu, ' ');
      write(`${wrong}${/[.!?)]$/u.test(wrong) ? '' : '.'} Add --help to see what it takes.\n`);
    },
  })
  .exitOverride();

function command(nameAndArguments: string, description: string): Command {
  return program.command(nameAndArguments).description(description).exitOverride();
}

function withWho(one: Command): Command {
  return one
    .option('--newsroom <name>', 'the newsroom, where there are several')
    .option('--as <email>', 'who does it; the first administrator or editor where left out');
}

withWho(command('import <files...>', 'import articles, or reports exported as JSON'))
  .option('--story <name>', 'the story they belong to; made where it is not there')
  .action(
    action(async (files: string[], options: object) => {
      const { importFiles } = await import('./commands/import');
      return importFiles(files, options);
    }),
  );

withWho(command('import-annotations <files...>', 'take up readings of reviewers from JSON files'))
  .option('--reviewer <email>', 'whose reading it is; else A is the first checker, B the second')
  .option('--story <name>', 'the story of the articles, where files were imported twice')
  .action(
    action(async (files: string[], options: object) => {
      const { importAnnotations } = await import('./commands/import-annotations');
      return importAnnotations(files, options);
    }),
  );

withWho(
  command('import-marks <file>', 'mark in a round what another tool marked: W3C, Hypothesis, …'),
)
  .requiredOption('--round <id>', 'the open round; --as says in whose name')
  .action(
    action(async (file: string, options: { round: string }) => {
      const { importMarks } = await import('./commands/import-marks');
      return importMarks(file, options);
    }),
  );

withWho(command('import-claims <file>', 'take up a list of claims as a new article: AVeriTeC, CSV'))
  .requiredOption('--story <name>', 'the story it belongs to; made where it is not there')
  .action(
    action(async (file: string, options: { story: string }) => {
      const { importClaimList } = await import('./commands/import-marks');
      return importClaimList(file, options);
    }),
  );

withWho(command('export <article>', 'write the report of an article, named by its id or code'))
  .option(
    '--format <format>',
    'html, pdf, docx, docx-report, xlsx, csv, csv-citations, sources, markdown, json, jsonld, webanno-tsv, cas-json or averitec; or package, the signatures',
    'html',
  )
  .option('--out <file>', 'where to write it; standard output where left out')
  .option(
    '--sources <choice>',
    'shown or masked: protected sources; has to be said where there are any',
  )
  .option('--without <parts>', 'rationales, names, or both, separated by a comma')
  .option('--story <name>', 'the story, where several have an article of this code')
  .option('--round <number>', 'the round; the newest where left out')
  .action(
    action(async (article: string, options: { format: string }) => {
      const { exportArticle } = await import('./commands/export');
      return exportArticle(article, options);
    }),
  );

withWho(
  command(
    'export-samples <folder>',
    'write the sample article’s report in every form, always alike',
  ),
).action(
  action(async (folder: string, options: object) => {
    const { exportSamples } = await import('./commands/export-samples');
    return exportSamples(folder, options);
  }),
);

command('verify [file]', 'check the whole record; or a report or a signed package, by itself')
  .option('--record', 'check the file against the record of this newsroom’s database too')
  .option('--key <ids>', 'the keys you trust, separated by commas; for a signed package')
  .option(
    '--heads <file>',
    'notes of where the records stood; those of the data folder if left out',
  )
  .action(
    action(async (file: string | undefined, options: VerifyOptions) => {
      const { verify } = await import('./commands/verify');
      return verify(file, options);
    }),
  );

const keys = command('keys', 'the keys with which this installation signs packages');
keys
  .command('list')
  .description('the public keys, the one that signs now first')
  .exitOverride()
  .action(
    action(async () => {
      const { listKeys } = await import('./commands/keys');
      return listKeys();
    }),
  );
keys
  .command('rotate')
  .description('sign with a new key from now on; the public half of the old one is kept')
  .exitOverride()
  .action(
    action(async () => {
      const { rotateKey } = await import('./commands/keys');
      return rotateKey();
    }),
  );

command(
  'backup <file>',
  'write database and stored files, as they are now, into a new file',
).action(
  action(async (file: string) => {
    const { backup } = await import('./commands/backup');
    return backup(file);
  }),
);

command('restore <file>', 'fill an empty database from a backup, and verify it').action(
  action(async (file: string) => {
    const { restore } = await import('./commands/restore');
    return restore(file);
  }),
);

command('anchor', 'find passages of an old text in a new one; lines of JSON on standard input')
  .requiredOption('--new <file>', 'the text they are to be found in')
  .option('--old <file>', 'the text they were marked in')
  .option('--selectors-only', 'find them by their quotations alone, without the old text')
  .action(
    action(async (options: AnchorOptions) => {
      const { anchor } = await import('./commands/anchor');
      return anchor(options);
    }),
  );

command('agreement <file>', 'measure the agreement in a file of codings or of spans')
  .option('--measure <name>', 'only this measure')
  .action(
    action(async (file: string, options: { measure?: string }) => {
      const { agreement } = await import('./commands/agreement');
      return agreement(file, options);
    }),
  );

withWho(
  command('compare <what...>', 'compare the readings in a file, or of two rounds by their ids'),
).action(
  action(async (what: string[], options: object) => {
    const { compare } = await import('./commands/compare');
    return compare(what, options);
  }),
);

const user = command('user', 'people of the newsroom');
user
  .command('add <email>')
  .description('make a person a member, with a password that is shown once')
  .requiredOption('--name <name>', 'the name their colleagues know them by')
  .option('--roles <roles>', 'separated by commas', 'checker')
  .option('--newsroom <name>', 'the newsroom, where there are several')
  .exitOverride()
  .action(
    action(async (email: string, options: { name: string; roles: string }) => {
      const { addUser } = await import('./commands/user');
      return addUser(email, options);
    }),
  );
user
  .command('reset-password <email>')
  .description('give a person a new password and end their sessions')
  .exitOverride()
  .action(
    action(async (email: string) => {
      const { resetPassword } = await import('./commands/user');
      return resetPassword(email);
    }),
  );

const token = command('token', 'keys for programs');
withWho(token.command('create <name>'))
  .description('make a key that acts as the person named with --as')
  .option('--scopes <scopes>', 'read, write, sign, separated by commas', 'read')
  .option('--days <days>', 'how long it lasts', '90')
  .exitOverride()
  .action(
    action(async (name: string, options: { scopes: string; days: string }) => {
      const { addToken } = await import('./commands/token');
      return addToken(name, options);
    }),
  );

try {
  await program.parseAsync();
} catch (error) {
  exitCode = codeOf(error);
}
process.exitCode = exitCode;

function codeOf(error: unknown): number {
  // Commander has said what is wrong; to be shown the help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_INPUT;
  if (error instanceof UsageError) {
    remark(error.message);
    return WRONG_INPUT;
  }
  if (error instanceof AppError) {
    remark(error.message);
    return error.code === 'invalid_input' ? WRONG_INPUT : REFUSED;
  }
  remark(`Something went wrong: ${error instanceof Error ? error.message : String(error)}`);
  return REFUSED;
}
