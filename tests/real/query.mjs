// Runs statements of SQL with DuckDB, in one database in memory, and prints the rows of each as JSON.
// usage: node query.mjs NODE_MODULES < [{"name": ..., "sql": ...}, ...]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { DuckDBInstance } = createRequire(`${process.argv[2]}/`)('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const answers = {};
for (const { name, sql } of JSON.parse(readFileSync(0, 'utf8'))) {
  const begin = process.hrtime.bigint();
  const reader = await connection.runAndReadAll(sql);
  answers[name] = { rows: reader.getRowObjectsJson(), seconds: Number(process.hrtime.bigint() - begin) / 1e9 };
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
