/**
 * Runs in a page before anything else and notes when the first text field can be used: it is laid out, visible and
 * takes the focus. Shadow roots are looked into as they appear. Also notes every task over 50 ms.
 */
(() => {
  const probe = { ready: null, longTasks: [] };
  globalThis.benchProbe = probe;
  const roots = new Set();
  const usable = (field) => {
    if (field.disabled || /^(hidden|checkbox|radio|submit|button)$/.test(field.type)) return false;
    const { width, height } = field.getBoundingClientRect();
    if (!width || !height || !field.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    field.focus({ preventScroll: true });
    return field.getRootNode().activeElement === field;
  };
  const look = () => {
    if (probe.ready !== null) return;
    for (const root of roots) {
      for (const field of root.querySelectorAll('input')) {
        if (!usable(field)) continue;
        probe.ready = performance.now();
        field.blur();
        observer.disconnect();
        return;
      }
    }
  };
  // In a task of its own: looking lays the page out, which must not lengthen the task that is being measured.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = look;
  const observer = new MutationObserver(() => port2.postMessage(null));
  const watch = (root) => {
    roots.add(root);
    observer.observe(root, { childList: true, subtree: true, attributes: true });
  };
  watch(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    watch(root);
    return root;
  };
  const frame = () => {
    look();
    if (probe.ready === null) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
})();
