// Runs before anything is shown: scripts work here, and which colours the reader chose.
(() => {
  const root = document.documentElement;
  root.classList.add("script");
  try {
    const chosen = localStorage.getItem("factcheck-colours");
    if (chosen === "dark" || chosen === "light") root.dataset.colours = chosen;
  } catch {
    // A browser that keeps nothing for pages on disk: the system's colours.
  }
})();
