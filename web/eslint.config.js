import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig(
  { ignores: ["dist", "src/api/schema.d.ts"] },
  js.configs.recommended,
  typescript.configs.strict,
  hooks.configs.flat["recommended-latest"],
  {
    rules: {
      "react-hooks/incompatible-library": "off",
      "no-restricted-globals": ["error", "alert", "confirm", "prompt"],
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name=/^to(Fixed|Locale.*)$/]",
          message: "Numbers and dates are written by lib/format.ts alone.",
        },
      ],
    },
  },
  { files: ["src/lib/format.ts", "scripts/**"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["scripts/**", "e2e/**"],
    languageOptions: {
      globals: {
        console: "readonly",
        document: "readonly",
        localStorage: "readonly",
        crypto: "readonly",
        fetch: "readonly",
        File: "readonly",
        FormData: "readonly",
        process: "readonly",
        setTimeout: "readonly",
        URL: "readonly",
      },
    },
  },
);
