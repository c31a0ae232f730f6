"""Jupyter's own test of kernels on nnrepl, with every sample, and what it leaves out.

    python3 -m venv env && env/bin/pip install ipykernel jupyter_kernel_test
    env/bin/python nnrepl_kernel.py install --prefix env --program ../../.build/release/nnrepl
    env/bin/python test_kernel.py

Fails where a test is skipped.
"""

import queue
import signal
import time
import unittest

import jupyter_kernel_test
from jupyter_client.manager import start_new_kernel


class NNReplKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "nnrepl"
    language_name = "python"
    file_extension = ".py"
    code_hello_world = "print('hello, world')"
    code_stderr = "import sys; sys.stderr.write('a mistake\\n')"
    completion_samples = [
        {"text": "net a = 784 -> de", "matches": {"dense"}}, {"text": "tra", "matches": {"train"}},
        {"text": "x = 1\nmnist.te", "matches": {"test"}},
    ]
    complete_code_samples = ["1", "print('hello')", "def f(x):\n  return x*2\n\n", "net a = 784 -> softmax 10"]
    incomplete_code_samples = ["print('''hello", "def f(x):\n  x*2", "net a = 784 ->"]
    invalid_code_samples = ["import = 7q", "(2]"]
    code_page_something = "?train"
    code_generate_error = "1 / 0"
    code_execute_result = [
        {"code": "6*7", "result": "42"}, {"code": "x = [1, 2]\nx", "result": "[1, 2]"},
    ]
    code_display_data = [
        {"code": "show mnist.test[7]", "mime": "image/png"}, {"code": "plot [1, 4, 9]", "mime": "text/plain"},
    ]
    code_history_pattern = "6?7*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "train"
    code_clear_output = "from IPython.display import clear_output; clear_output()"


class BeyondTests(unittest.TestCase):
    """Interrupt, shutdown, and that queued cells stop after an error."""

    @classmethod
    def setUpClass(cls):
        cls.manager, cls.client = start_new_kernel(kernel_name="nnrepl")

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    def reply(self, message, timeout=30):
        end = time.time() + timeout
        while time.time() < end:
            answer = self.client.get_shell_msg(timeout=timeout)
            if answer["parent_header"].get("msg_id") == message:
                return answer["content"]
        self.fail("no answer")

    def interrupted(self, message):
        """The answer to what runs, after as many interrupts as a busy machine needs: one that comes before
        the work has begun is about nothing."""
        for _ in range(20):
            self.manager.interrupt_kernel()
            try:
                answer = self.client.get_shell_msg(timeout=3)
            except queue.Empty:
                continue
            if answer["parent_header"].get("msg_id") == message:
                return answer["content"]
        self.fail("no answer")

    def test_interrupt_of_a_loop(self):
        message = self.client.execute("while True: pass")
        time.sleep(0.5)
        answer = self.interrupted(message)
        self.assertEqual((answer["status"], answer["ename"]), ("error", "KeyboardInterrupt"))
        self.assertEqual(self.reply(self.client.execute("x = 5"))["status"], "ok")

    def test_interrupt_of_training_and_resume(self):
        self.reply(self.client.execute("net a = 784 -> dense 100 relu -> dense 100 relu -> softmax 10"))
        message = self.client.execute("train a on mnist for 1000 epochs")
        time.sleep(1)
        self.assertEqual(self.interrupted(message)["ename"], "KeyboardInterrupt")
        message = self.client.execute("resume(a)")
        time.sleep(0.5)
        self.assertEqual(self.interrupted(message)["ename"], "KeyboardInterrupt")
        self.assertEqual(self.reply(self.client.execute("len(a.history) > 0"))["status"], "ok")

    def test_queued_cells_stop_after_an_error(self):
        messages = [self.client.execute(code) for code in ("import time\ntime.sleep(0.5)\n1 / 0", "y = 1", "y = 2")]
        statuses = [self.reply(message)["status"] for message in messages]
        self.assertEqual(statuses, ["error", "aborted", "aborted"])

    def test_shutdown_and_restart(self):
        self.reply(self.client.execute("z = 1"))
        self.manager.restart_kernel(now=False)
        self.client.wait_for_ready(timeout=30)
        answer = self.reply(self.client.execute("z"))
        self.assertEqual((answer["status"], answer["ename"]), ("error", "NameError"))


def load_tests(loader, tests, pattern):
    return tests


if __name__ == "__main__":
    # A test runner may have blocked or ignored the signal that interrupts; kernels inherit that.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGINT, signal.default_int_handler)
    result = unittest.main(exit=False, verbosity=2).result
    raise SystemExit(0 if result.wasSuccessful() and not result.skipped else 1)
