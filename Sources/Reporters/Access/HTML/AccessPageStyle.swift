/// How an access page looks: in light and dark, on narrow screens and on paper.
enum AccessPageStyle {
    static let text = """
        :root { color-scheme: light dark;
          --page: #fff; --panel: #f6f8fa; --text: #1f2328; --muted: #59636e; --line: #d1d9e0; --focus: #0969da;
          --granted: #1a7f37; --granted-back: #dafbe1; --missing: #cf222e; --missing-back: #ffebe9;
          --unknown: #8a5a00; --unknown-back: #fff4cc; --consumer: #0969da; --role: #8250df; --resource: #57606a; }
        @media (prefers-color-scheme: dark) { :root {
          --page: #0d1117; --panel: #151b23; --text: #e6edf3; --muted: #9198a1; --line: #343b45; --focus: #4493f8;
          --granted: #3fb950; --granted-back: #12261e; --missing: #ff7b72; --missing-back: #35191c;
          --unknown: #d9a62e; --unknown-back: #2c2310; --consumer: #4493f8; --role: #ab7df8; --resource: #7d8590; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text); -webkit-text-size-adjust: 100%;
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 1280px; margin: 0 auto; padding: 32px 24px 48px; }
        header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; margin-bottom: 20px; }
        h1 { font-size: 26px; line-height: 1.2; margin: 0; letter-spacing: -0.01em; }
        .plan { margin: 0; color: var(--muted); overflow-wrap: anywhere; }
        code { font: 0.88em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        .counts, .legend, .notices { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 8px; }
        .counts { margin-left: auto; }
        .count { padding: 3px 12px; border-radius: 999px; border: 1px solid; }
        .count.granted, tr.granted .verdict { color: var(--granted); background: var(--granted-back); }
        .count.missing, tr.missing .verdict { color: var(--missing); background: var(--missing-back); }
        .count.unknown, tr.unknown .verdict { color: var(--unknown); background: var(--unknown-back); }
        .notices { display: block; margin-bottom: 16px; color: var(--muted); }
        .graph { margin: 0; padding: 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--panel);
          overflow: auto; }
        .graph.tall { max-height: 78vh; }
        svg { display: block; width: 100%; min-width: 760px; max-width: 1180px; height: auto; margin: 0 auto; }
        svg text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        .head { font-size: 13px; font-weight: 600; fill: var(--muted); }
        .node { cursor: pointer; }
        .node rect { fill: var(--page); stroke: var(--line); }
        .node .bar { fill: var(--resource); stroke: none; }
        .node.consumer .bar { fill: var(--consumer); }
        .node.role .bar { fill: var(--role); }
        .node.none rect { stroke-dasharray: 4 3; }
        .node:hover rect:first-of-type, .node.chosen rect:first-of-type { stroke: var(--focus); }
        .node.chosen rect:first-of-type { stroke-width: 2; }
        .name { font-size: 14px; font-weight: 600; fill: var(--text); }
        .sort { font-size: 11.5px; fill: var(--muted); }
        .edge { fill: none; stroke-width: 1.8; }
        .edge.granted { stroke: var(--granted); }
        .edge.missing { stroke: var(--missing); stroke-dasharray: 7 4; stroke-width: 2.2; }
        .edge.unknown { stroke: var(--unknown); stroke-dasharray: 2 4; stroke-linecap: round; stroke-width: 2.2; }
        .edge.near { stroke-width: 3.4; }
        marker.granted { fill: var(--granted); }
        marker.missing { fill: var(--missing); }
        marker.unknown { fill: var(--unknown); }
        .node.off, .edge.off { opacity: 0.14; }
        .legend { margin: 10px 2px 24px; gap: 4px 20px; color: var(--muted); font-size: 13px; }
        .legend li::before { content: ""; display: inline-block; width: 26px; margin-right: 8px; vertical-align: middle;
          border-top: 2px solid var(--granted); }
        .legend .missing::before { border-top: 2px dashed var(--missing); }
        .legend .unknown::before { border-top: 3px dotted var(--unknown); }
        .filter:not([hidden]) { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 20px; margin-bottom: 12px; }
        .filter input[type="search"] { font: inherit; width: 260px; max-width: 100%; margin-left: 8px; padding: 5px 10px;
          color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 8px; }
        .filter button { font: inherit; padding: 4px 12px; color: inherit; background: var(--panel); cursor: pointer;
          border: 1px solid var(--line); border-radius: 8px; }
        fieldset { display: flex; gap: 14px; margin: 0; padding: 0; border: 0; }
        legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        output { color: var(--muted); }
        .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 12px; }
        table { width: 100%; border-collapse: collapse; font-size: 14px; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        th { text-align: left; font-size: 13px; font-weight: 600; color: var(--muted); background: var(--panel); }
        th, td { padding: 9px 14px; vertical-align: top; }
        td { border-top: 1px solid var(--line); min-width: 150px; overflow-wrap: anywhere; }
        td:nth-child(1) { min-width: 118px; overflow-wrap: normal; }
        td:nth-child(2), td:nth-child(4) { width: 25%; }
        td:nth-child(3) { width: 16%; }
        td:nth-child(5) { min-width: 270px; width: 32%; }
        details.missing b { color: var(--missing); }
        details.unknown b { color: var(--unknown); }
        td p, td ul { margin: 0; }
        td ul { padding-left: 18px; color: var(--muted); font-size: 13px; }
        td small { display: block; color: var(--muted); font-size: 12.5px; }
        summary { cursor: pointer; }
        .verdict { display: inline-block; padding: 1px 10px; border-radius: 999px; font-size: 13px; font-weight: 600;
          white-space: nowrap; }
        tr.granted .verdict::before { content: "\\2713\\00a0"; }
        tr.missing .verdict::before { content: "\\2715\\00a0"; }
        tr.unknown .verdict::before { content: "?\\00a0"; }
        footer, .empty { margin-top: 20px; color: var(--muted); font-size: 13px; }
        :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
        @media (max-width: 640px) { main { padding: 20px 14px 32px; } .counts { margin-left: 0; } }
        @media print { :root { color-scheme: light;
          --page: #fff; --panel: #fff; --text: #000; --muted: #444; --line: #bbb; --granted: #1a7f37; --granted-back: #fff;
          --missing: #cf222e; --missing-back: #fff; --unknown: #7d4e00; --unknown-back: #fff; --consumer: #0969da;
          --role: #8250df; --resource: #57606a; }
          @page { margin: 13mm; }
          body { font-size: 12px; }
          main { max-width: none; padding: 0; }
          header { margin-bottom: 8px; }
          main:has(.tall) { display: flex; flex-direction: column; }
          .tall { order: 1; margin-top: 16px; }
          .tall + .legend, footer { order: 2; }
          table, td p, td ul, td small, .verdict, .legend, footer { font-size: 10.5px; }
          th, td { padding: 5px 7px; min-width: 0; }
          td:nth-child(1) { min-width: 0; }
          td:nth-child(5) { min-width: 0; width: 38%; }
          td:nth-child(2), td:nth-child(4) { width: 23%; }
          summary { list-style: none; }
          .filter:not([hidden]) { display: none; }
          .graph, .graph.tall { max-height: none; overflow: visible; padding: 0; border: 0; }
          svg { min-width: 0; max-width: none; }
          .scroll { overflow: visible; border-radius: 0; }
          tr, header { break-inside: avoid; }
          thead { display: table-header-group; }
          .legend li::before, .verdict, .count { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """
}
