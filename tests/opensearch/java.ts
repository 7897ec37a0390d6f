import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The first Java that runs OpenSearch 3, and Lucene 10. */
const LEAST_JAVA = 21;

/** Where Debian and its like put the Javas of a machine. */
const JAVA_FOLDER = '/usr/lib/jvm';

const CACHE = path.resolve(import.meta.dirname, '../../node_modules/.cache');

/** Jars, and the Java that runs them. */
export interface Jars {
  /** The `java` of a JDK. */
  readonly java: string;
  readonly classPath: string;
}

/**
 * The jars that a `pom.xml` names, fetched by Maven into `node_modules/.cache` where that has not been done for this very
 * file; else why there are none.
 */
export function jarsOf(pom: string, name: string): Jars | { readonly missing: string } {
  const home = javaHome();
  if (home === null) return { missing: `there is no JDK of ${LEAST_JAVA} or newer; set JAVA_HOME to one` };
  const folder = path.join(CACHE, name);
  const done = path.join(folder, 'pom.xml');
  const wanted = readFileSync(pom, 'utf8');
  if (!existsSync(done) || readFileSync(done, 'utf8') !== wanted) {
    const goals = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime'];
    const { status, error, stdout } = spawnSync('mvn', ['--batch-mode', '--quiet', '--file', pom, ...goals], {
      env: { ...process.env, JAVA_HOME: home },
      encoding: 'utf8',
    });
    if (status !== 0) return { missing: `Maven gives no jars: ${error?.message ?? stdout.trim().split('\n')[0]}` };
    mkdirSync(folder, { recursive: true });
    writeFileSync(done, wanted);
  }
  return { java: path.join(home, 'bin/java'), classPath: path.join(folder, '*') };
}

/** Of the newest JDK: the one that `JAVA_HOME` names where that will do, or one of the machine's. */
function javaHome(): string | null {
  const installed = existsSync(JAVA_FOLDER) ? readdirSync(JAVA_FOLDER).map((name) => path.join(JAVA_FOLDER, name)) : [];
  const homes = [process.env.JAVA_HOME ?? '', ...installed].filter((home) => existsSync(path.join(home, 'bin/javac')));
  return homes.find((home) => javaVersion(home) >= LEAST_JAVA) ?? null;
}

function javaVersion(home: string): number {
  const { stdout } = spawnSync(path.join(home, 'bin/javac'), ['-version'], { encoding: 'utf8' });
  return Number(/^javac (?<major>\d+)/u.exec(stdout ?? '')?.groups?.major ?? 0);
}
