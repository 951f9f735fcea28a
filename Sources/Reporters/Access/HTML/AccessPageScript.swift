/// What narrows the table and the graph of an access page; the page says all without it.
enum AccessPageScript {
    static let text = """
        "use strict";
        (() => {
          const form = document.querySelector("form.filter");
          if (!form) return;
          const rows = [...document.querySelectorAll("tbody tr")].map(element => ({
            element,
            text: element.textContent.toLowerCase(),
            verdict: element.className,
            nodes: element.dataset.nodes.split(" "),
          }));
          const edges = [...document.querySelectorAll(".edge")];
          const nodes = [...document.querySelectorAll(".node")];
          const chosen = new Set();

          function paint(shown) {
            const isWhole = shown.length === rows.length;
            const seen = new Set(shown.flatMap(row => row.nodes));
            const steps = new Set(shown.flatMap(row => row.nodes.slice(1).map((node, index) => row.nodes[index] + " " + node)));
            for (const node of nodes) {
              node.classList.toggle("off", !isWhole && !seen.has(node.dataset.node));
              node.classList.toggle("chosen", chosen.has(node.dataset.node));
              node.setAttribute("aria-pressed", String(chosen.has(node.dataset.node)));
            }
            for (const edge of edges) {
              edge.classList.toggle("off", !isWhole && !steps.has(edge.dataset.from + " " + edge.dataset.to));
            }
          }

          function apply() {
            const words = form.elements.text.value.toLowerCase().split(/\\s+/).filter(Boolean);
            const verdicts = new Set([...form.elements.verdict].filter(box => box.checked).map(box => box.value));
            const shown = rows.filter(row => verdicts.has(row.verdict) && words.every(word => row.text.includes(word))
              && [...chosen].every(node => row.nodes.includes(node)));
            const visible = new Set(shown);
            for (const row of rows) row.element.hidden = !visible.has(row);
            form.querySelector("output").textContent =
              shown.length === rows.length ? "" : shown.length + " of " + rows.length + " rows";
            paint(shown);
          }

          function toggle(node) {
            const number = node.dataset.node;
            if (!chosen.delete(number)) chosen.add(number);
            apply();
          }

          for (const node of nodes) {
            const number = node.dataset.node;
            node.addEventListener("click", () => toggle(node));
            node.addEventListener("keydown", event => {
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              toggle(node);
            });
            node.addEventListener("mouseenter", () =>
              edges.forEach(edge => edge.classList.toggle("near", [edge.dataset.from, edge.dataset.to].includes(number))));
            node.addEventListener("mouseleave", () => edges.forEach(edge => edge.classList.remove("near")));
          }
          form.addEventListener("input", () => {
            apply();
            const figure = document.querySelector(".graph");
            const tops = nodes.filter(node => !node.classList.contains("off")).map(node => node.getBoundingClientRect().top);
            if (tops.length > 0 && tops.length < nodes.length) {
              figure.scrollTop += Math.min(...tops) - figure.getBoundingClientRect().top - 40;
            }
          });
          form.addEventListener("submit", event => event.preventDefault());
          form.addEventListener("reset", () => { chosen.clear(); setTimeout(apply); });
          form.hidden = false;
        })();
        """
}
