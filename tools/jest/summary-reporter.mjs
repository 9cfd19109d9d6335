import { writeFileSync } from 'node:fs';

/** Ends a run with one line a script can read; writes the numbers to the file named by JEST_SUMMARY_FILE if set. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const summary = summarise(results);
    if (process.env.JEST_SUMMARY_FILE) writeFileSync(process.env.JEST_SUMMARY_FILE, JSON.stringify(summary));
    else console.log(summaryLine(summary));
  }
}

/** A file that cannot even be loaded has no test results, so it counts as one failure. */
const summarise = (results) => ({
  passed: results.numPassedTests,
  failed: results.numFailedTests + results.numRuntimeErrorTestSuites + (results.runExecError ? 1 : 0),
  skipped: results.numPendingTests + results.numTodoTests,
});

export const summaryLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
