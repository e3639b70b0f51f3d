const $ = (id) => document.getElementById(id);
const buttons = document.querySelectorAll("button");
const bodies = { "reply": { message: "We are on our way." } };
let ticket = null;

$("curl").textContent = $("curl").textContent.replace("http://127.0.0.1:8080", location.origin);

async function call(path, body) {
  const answer = await fetch(path, {
    method: body ? "POST" : "GET",
    headers: { "Authorization": "Bearer " + $("key").value.trim(), ...(body && { "Content-Type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) {
    const fields = (json.errors || []).map((e) => Object.values(e).join(": "));
    throw new Error([json.detail || json.title || answer.status, ...fields].join(" "));
  }
  return json;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

const word = (value) => value === null || value === undefined ? "nothing" : JSON.stringify(value);

async function showLog() {
  const log = await call(`/queries/tickets/${ticket.ticketId}/change-log`);
  $("which").hidden = false;
  $("which").textContent = `Change log of ticket ${ticket.number}`;
  $("log").replaceChildren(...log.items.map((entry) => {
    const item = document.createElement("li");
    const time = element("time", `${new Date(entry.at).toLocaleTimeString()} by ${entry.actor.name || entry.actor.subject}`);
    time.dateTime = entry.at;
    item.append(element("b", `${entry.version} ${entry.action}`), time);
    item.append(...entry.changes.map((c) => element("div", `${c.field}: ${word(c.from)} → ${word(c.to)}`)));
    return item;
  }));
}

async function run(command, body) {
  $("problem").textContent = "";
  buttons.forEach((b) => { b.disabled = true; });
  try {
    const answer = await call("/commands/" + command, body);
    ticket = { ticketId: answer.ticketId, number: answer.number };
    await showLog();
  } catch (e) {
    $("problem").textContent = e.message;
  }
  buttons.forEach((b) => { b.disabled = !ticket && "command" in b.dataset; });
}

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  run("create-ticket", { title: $("title").value, priority: $("priority").value });
});
document.querySelectorAll("[data-command]").forEach((button) => button.addEventListener("click", () =>
  run(button.dataset.command, { ticketId: ticket.ticketId, ...bodies[button.dataset.command] })));
