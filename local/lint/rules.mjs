import { posix, relative, sep } from 'node:path';
import { root } from '../bootstrap/root.mjs';
import { domainOrder, drawers, kept, zones } from './house.mjs';

const endings = /\.(d\.)?(ts|tsx|mts|mjs|js|json|css)$/;

/** The linter's rules of the house: one that reads imports, one that reads the file's own name. */
export const house = {
  rules: {
    imports: {
      meta: { type: 'problem', schema: [] },
      create(context) {
        const file = projectPath(context.filename);
        const check = (node, source, typesOnly) => {
          if (!source || typeof source.value !== 'string') return;
          const message = findFault(file, source.value, typesOnly);
          if (message) context.report({ node: source, message });
        };
        return {
          ImportDeclaration: (node) => check(node, node.source, isTypesOnly(node)),
          ExportNamedDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
          ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
          ImportExpression: (node) => check(node, node.source, false),
        };
      },
    },
    names: {
      meta: { type: 'problem', schema: [] },
      create(context) {
        return {
          Program(node) {
            const folders = projectPath(context.filename).split('/');
            const file = folders.pop();
            const drawer =
              folders.find((folder) => drawers.folders.includes(folder)) ??
              drawers.files.find((name) => name === file);
            if (drawer)
              context.report({
                node,
                message: `"${drawer}" is a drawer: name it for what is in it.`,
              });
          },
        };
      },
    },
  },
};

/** What is wrong with this import in this file, in one sentence, or null. */
export function findFault(file, specifier, typesOnly) {
  if (specifier.startsWith('../../')) {
    return `"${specifier}" climbs more than one folder: write it with "@/".`;
  }
  const target = targetOf(file, specifier);
  return (
    findKept(file, target, typesOnly) ??
    (isInside(specifier) ? (findZone(file, target, typesOnly) ?? findOrder(file, target)) : null)
  );
}

function findKept(file, target, typesOnly) {
  for (const { what, onlyIn, notIn, typesIn, why } of kept) {
    if (!what.test(target)) continue;
    const allowed = onlyIn ? isIn(file, onlyIn) : !isIn(file, notIn);
    if (!allowed && !(typesOnly && typesIn && isIn(file, typesIn))) {
      return `"${target}" may not be imported here: ${why}.`;
    }
  }
  return null;
}

function findZone(file, target, typesOnly) {
  const zone = zones.find(({ place }) => file.startsWith(place));
  if (!zone || isIn(target, zone.may)) return null;
  if (typesOnly && zone.mayTypes && isIn(target, zone.mayTypes)) return null;
  if (zone.mayTypes && isIn(target, zone.mayTypes)) {
    return `${zone.place} imports types alone from "${target}".`;
  }
  return `${zone.place || 'A file at the top'} may not import "${target}".`;
}

function findOrder(file, target) {
  const from = domainFolder(file);
  const to = domainFolder(target);
  if (!to || from === to) return null;
  for (const folder of [from, to]) {
    if (folder && !domainOrder.includes(folder)) {
      return `domain/${folder} has no place in the order of the domain yet (local/lint/house.mjs).`;
    }
  }
  if (!from) {
    return file.startsWith('domain/')
      ? 'What stands at the top of domain imports no folder of it.'
      : null;
  }
  return domainOrder.indexOf(from) > domainOrder.indexOf(to)
    ? null
    : `domain/${from} stands before domain/${to}, which may import it: together they make a circle.`;
}

function domainFolder(path) {
  return /^domain\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function isIn(path, places) {
  return places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
}

function isInside(specifier) {
  return specifier.startsWith('@/') || specifier.startsWith('.');
}

function isTypesOnly(node) {
  if (node.importKind === 'type') return true;
  const { specifiers } = node;
  return specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type');
}

/** A file's path in the project, or a package's name, for an import specifier. */
function targetOf(file, specifier) {
  const bare = specifier.replace(endings, '');
  if (specifier.startsWith('@/')) return bare.slice(2);
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), bare);
  return specifier;
}

function projectPath(filename) {
  return relative(root, filename).split(sep).join('/').replace(endings, '');
}
