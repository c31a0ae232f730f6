"""The kernel of nnrepl for Jupyter.

    python3 nnrepl_kernel.py install [--program PATH] [--prefix FOLDER]
    jupyter notebook          # and choose nnrepl

Needs ipykernel. The session itself is a process `nnrepl kernel`, which is talked to in lines of JSON; its
requests are described in Sources/NotebookFiles/Jupyter/KernelService.swift.
"""

import argparse
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

from ipykernel.kernelbase import Kernel


class NNReplKernel(Kernel):
    implementation = "nnrepl"
    implementation_version = "0.1"
    language_info = {
        "name": "python", "version": "3", "mimetype": "text/x-python", "file_extension": ".py", "pygments_lexer": "python3",
    }
    banner = "nnrepl: an interactive notebook for neural networks"

    def __init__(self, **settings):
        super().__init__(**settings)
        path = os.environ.get("NNREPL", "nnrepl")
        # A group of its own: a request to interrupt is handed on only while code runs.
        self.program = subprocess.Popen(
            [path, "kernel"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, start_new_session=True)

    def ask(self, request, is_silent=True):
        """The last line of the answer to a request; what is said before is sent on."""
        # Handed on wherever this program is at the time: an exception would cut a message in two.
        before = signal.signal(signal.SIGINT, lambda *_: self.program.send_signal(signal.SIGINT))
        try:
            return self.exchange(request, is_silent)
        finally:
            signal.signal(signal.SIGINT, before)

    def exchange(self, request, is_silent):
        self.program.stdin.write(json.dumps(request) + "\n")
        self.program.stdin.flush()
        while True:
            line = self.program.stdout.readline()
            if not line:
                return {"status": "error", "ename": "SystemExit", "evalue": "the session has ended", "traceback": []}
            answer = json.loads(line)
            if "status" in answer:
                return answer
            if not is_silent:
                self.send(answer)

    def send(self, piece):
        if "stream" in piece:
            self.send_response(self.iopub_socket, "stream", {"name": "stdout", "text": piece["stream"]})
        elif "error" in piece:
            self.send_response(self.iopub_socket, "stream", {"name": "stderr", "text": piece["error"]})
        elif "clear" in piece:
            self.send_response(self.iopub_socket, "clear_output", {"wait": False})
        elif "display" in piece:
            self.send_response(self.iopub_socket, "display_data", {"data": piece["display"], "metadata": {}})
        elif "result" in piece:
            content = {"execution_count": self.execution_count, "data": {"text/plain": piece["result"].rstrip("\n")}, "metadata": {}}
            self.send_response(self.iopub_socket, "execute_result", content)

    def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False, **_):
        answer = self.ask({"do": "execute", "code": code, "silent": silent}, is_silent=silent)
        if answer["status"] == "ok":
            pages = [{"source": "page", "data": {"text/plain": answer["page"]}, "start": 0}] if "page" in answer else []
            return {"status": "ok", "execution_count": self.execution_count, "payload": pages, "user_expressions": {}}
        error = {key: answer.get(key, "") for key in ("ename", "evalue")}
        error["traceback"] = answer.get("traceback", [])
        if not silent:
            self.send_response(self.iopub_socket, "error", error)
        return {"status": "error", "execution_count": self.execution_count, **error}

    def do_complete(self, code, cursor_pos):
        answer = self.ask({"do": "complete", "code": code, "cursor": cursor_pos})
        return {
            "status": "ok", "matches": answer["matches"], "cursor_start": answer["start"], "cursor_end": answer["end"], "metadata": {},
        }

    def do_inspect(self, code, cursor_pos, detail_level=0, omit_sections=()):
        answer = self.ask({"do": "inspect", "code": code, "cursor": cursor_pos})
        found = answer["status"] == "ok"
        return {"status": "ok", "found": found, "data": {"text/plain": answer["text"]} if found else {}, "metadata": {}}

    def do_is_complete(self, code):
        answer = self.ask({"do": "is_complete", "code": code})
        return {"status": answer["status"], **({"indent": "    "} if answer["status"] == "incomplete" else {})}

    def do_history(self, hist_access_type, output, raw, session=None, start=None, stop=None, n=None, pattern=None, unique=False):
        codes = list(enumerate(self.ask({"do": "history"})["history"], 1))
        if hist_access_type == "tail":
            codes = codes[-n:] if n else codes
        elif hist_access_type == "range":
            codes = codes[max(0, (start or 1) - 1):None if stop is None else max(0, stop - 1)]
        elif hist_access_type == "search":
            import fnmatch
            codes = [entry for entry in codes if fnmatch.fnmatch(entry[1], pattern or "*")]
            if unique:
                codes = list({code: (number, code) for number, code in codes}.values())
            codes = codes[-n:] if n else codes
        return {"status": "ok", "history": [(0, number, (code, None) if output else code) for number, code in codes]}

    def do_shutdown(self, restart):
        self.program.stdin.close()
        try:
            self.program.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.program.kill()
        return {"status": "ok", "restart": restart}


def install(options):
    from jupyter_client.kernelspec import KernelSpecManager

    program = options.program or shutil.which("nnrepl")
    if not program:
        sys.exit("nnrepl is not on the PATH: give it with --program")
    specification = {
        "argv": [sys.executable, str(pathlib.Path(__file__).resolve()), "-f", "{connection_file}"], "display_name": "nnrepl",
        "language": "python", "interrupt_mode": "signal", "env": {"NNREPL": str(pathlib.Path(program).resolve())},
    }
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "kernel.json").write_text(json.dumps(specification, indent=1))
        KernelSpecManager().install_kernel_spec(folder, "nnrepl", user=not options.prefix, prefix=options.prefix)
    print("installed the kernel nnrepl")


if __name__ == "__main__":
    if sys.argv[1:2] == ["install"]:
        parser = argparse.ArgumentParser()
        parser.add_argument("install")
        parser.add_argument("--program", help="where nnrepl is")
        parser.add_argument("--prefix", help="a Python environment to install into, in place of the user's folder")
        install(parser.parse_args())
    else:
        from ipykernel.kernelapp import IPKernelApp

        IPKernelApp.launch_instance(kernel_class=NNReplKernel)
