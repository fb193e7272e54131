// Draws Mermaid charts as a wiki would, and tells what a reader sees.
//
// Arguments: the folder with node_modules. Standard input: a JSON list of charts. Standard output:
// for each {"error": …} or {"title", "description", "texts", "sections", "elements", "tasks"}; a
// task is {"id", "text", "start", "end" (exclusive), "states"}.

import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const from = createRequire(path.resolve(process.argv[2], "here.js"));
const load = (name) => import(pathToFileURL(from.resolve(name)).href);

const { JSDOM } = await load("jsdom");
const { window } = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
globalThis.CSSStyleSheet = window.CSSStyleSheet;
// jsdom lays nothing out.
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 100, height: 10 });

const mermaid = (await load("mermaid")).default;
mermaid.initialize({ startOnLoad: false });

const STATES = ["done", "active", "crit", "milestone"];
const day = (date) => {
    const zwei = (n) => String(n).padStart(2, "0");
    return `${date.getFullYear()}-${zwei(date.getMonth() + 1)}-${zwei(date.getDate())}`;
};

async function draw(chart) {
    try {
        await mermaid.parse(chart);
        const { db } = await mermaid.mermaidAPI.getDiagramFromText(chart);
        const tasks = db.getTasks().map((t) => ({
            id: t.id,
            start: day(t.startTime),
            end: day(t.endTime),
            states: STATES.filter((state) => t[state]),
        }));
        const { svg } = await mermaid.render("chart", chart);
        const page = new JSDOM(svg, { contentType: "image/svg+xml" }).window.document;
        const texts = (choice) => [...page.querySelectorAll(choice)].map((e) => e.textContent);
        for (const task of tasks) {
            task.text = page.querySelector(`[id$="${task.id}-text"]`)?.textContent.trim();
        }
        return {
            title: page.querySelector("title")?.textContent,
            description: page.querySelector("desc")?.textContent,
            texts: texts("text").map((text) => text.trim()),
            sections: [...page.querySelectorAll("text.sectionTitle, text[class^=sectionTitle]")].map(
                (e) => [...e.childNodes].map((line) => line.textContent),
            ),
            elements: [...new Set([...page.querySelectorAll("*")].map((e) => e.localName))].sort(),
            tasks,
        };
    } catch (error) {
        return { error: String(error.message ?? error) };
    }
}

let input = "";
for await (const chunk of process.stdin) input += chunk;
const results = [];
for (const chart of JSON.parse(input)) results.push(await draw(chart));
process.stdout.write(JSON.stringify(results));
