/** The page's talk with the local workspace's server (PROTOCOL.md beside the server). */

/**
 * @param {string} path below `/_workspace/`
 * @param {Record<string, string | number | undefined>} [query]
 * @returns {Promise<any>} the answer, with `ok`
 */
export async function fetchJson(path, query = {}) {
  const known = Object.entries(query).filter(([, value]) => value !== undefined);
  return answerOf(fetch(`/_workspace/${path}?${new URLSearchParams(known)}`));
}

/**
 * @param {string} path below `/_workspace/`
 * @param {object} body
 * @returns {Promise<any>} the answer, with `ok`
 */
export async function postJson(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answerOf(fetch(`/_workspace/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answerOf(request) {
  try {
    const response = await request;
    return await response.json();
  } catch {
    return { ok: false, error: "workspace_unreachable" };
  }
}

/**
 * Hear what changed; the browser reconnects by itself, and everything is fetched again then.
 * @param {string} as
 * @param {(change: {kind: string, channel?: string, thread_ts?: string, text?: string}) => void} onChange
 * @param {() => void} onTurn called when the stream opens and when it breaks
 * @returns {() => void} stops listening
 */
export function listen(as, onChange, onTurn) {
  const source = new EventSource(`/_workspace/stream?${new URLSearchParams({ as })}`);
  source.addEventListener("change", (event) => onChange(JSON.parse(event.data)));
  source.addEventListener("open", onTurn);
  source.addEventListener("error", onTurn);
  return () => source.close();
}

/**
 * One run at a time; calls made during a run lead to one more run after it.
 * @param {() => Promise<void>} run
 * @returns {() => Promise<void>}
 */
export function oneAtATime(run) {
  let running = null;
  let again = false;
  const loop = async () => {
    do {
      again = false;
      await run();
    } while (again);
    running = null;
  };
  return () => {
    if (running) again = true;
    else running = loop();
    return running;
  };
}
