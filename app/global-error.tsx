'use client';

import './styles/index.css';

type GlobalErrorProps = {
  error: Error & { digest?: string };
  reset: () => void;
};

/** Stands in for the whole page, so it leans on nothing but the styles. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <main className="say">
          <title>Error · Obelus</title>
          <h1>Obelus could not be shown</h1>
          <p role="alert">
            Something went wrong on our side. What was saved before is safe.
            {error.digest === undefined
              ? ''
              : ` The number in the server’s log is ${error.digest}.`}
          </p>
          <div className="row">
            <button type="button" className="btn primary" onClick={reset}>
              Try again
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
