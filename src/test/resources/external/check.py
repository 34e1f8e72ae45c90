"""Runs an example twice, with other seeds the second time, and holds what the service then says of the two ensembles
against NumPy and SciPy, computed from what the example sent."""

import io
import os
import re
import sys

import numpy as np
import requests
from scipy import stats

URL = os.environ["TUTTI"] + "/api/v1"
PUT, POST = requests.put, requests.post


def run(source):
    """Runs an example and keeps what it sends."""
    sent, posted = {}, {}

    def put(url, data=None, **options):
        answer = PUT(url, data, **options)
        split, member, checkpoint = re.search(r"/histories/(\w+)/(\d+)/(\d+)", url).groups()
        assert split == "test"
        if options["headers"]["Content-Type"] == "application/x-npy":
            sent[int(member), int(checkpoint)] = np.load(io.BytesIO(data)).astype(float)
        else:
            sent[int(member), int(checkpoint)] = np.frombuffer(data, "u1").astype(int)
        return answer

    def post(url, json=None, **options):
        answer = POST(url, json=json, **options)
        posted[url.rsplit("/", 1)[1]] = json, answer.json()
        return answer

    requests.put, requests.post = put, post
    exec(compile(source, "example", "exec"), {})
    members, checkpoints = (1 + max(place[axis] for place in sent) for axis in (0, 1))
    values = np.stack([[sent[m, c] for c in range(checkpoints)] for m in range(members)])
    return posted["ensembles"][1]["id"], np.array(posted["datasets"][0]["splits"]["test"]), values


def get(path, **parameters):
    answer = requests.get(URL + path, params=parameters)
    answer.raise_for_status()
    return answer.json()


def check(ensemble, truth, values):
    assert get(f"/ensembles/{ensemble}")["state"] == "SUCCEEDED"
    labels = values.argmax(-1) if values.ndim == 4 else values
    members, checkpoints, examples = labels.shape
    correct = labels == truth
    for checkpoint in range(checkpoints):
        agreement = get(f"/ensembles/{ensemble}/agreement", split="test", checkpoint=checkpoint)
        agreeing = correct[:, checkpoint].sum(0)
        assert agreement["counts"] == np.bincount(agreeing, minlength=members + 1).tolist()
        shares = agreeing / members
        np.testing.assert_allclose(agreement["mean"], shares.mean(), rtol=1e-12)
        expected = stats.kurtosis(shares, fisher=False) - stats.skew(shares) ** 2 - 1
        np.testing.assert_allclose(agreement["bimodality"], expected, rtol=1e-9)
    ranking = get(f"/ensembles/{ensemble}/ranking", split="test", limit=10000)["items"]
    items = sorted(ranking, key=lambda item: item["index"])
    column = lambda name: np.array([item[name] for item in items])
    assert column("index").tolist() == list(range(examples))
    assert column("label").tolist() == truth.tolist()
    accessibility = correct.mean((0, 1))
    np.testing.assert_allclose(column("accessibility"), accessibility, atol=1e-12)
    np.testing.assert_array_equal(column("rank"), stats.rankdata(-correct.sum((0, 1))))
    forgettings = (correct[:, :-1] & ~correct[:, 1:]).sum(1).mean(0)
    np.testing.assert_allclose(column("forgettings"), forgettings, atol=1e-12)
    if values.ndim == 4:
        check_dynamics(column, truth, values)
    return accessibility


def check_dynamics(column, truth, logits):
    odds = np.exp(logits - logits.max(-1, keepdims=True))
    softmax = odds / odds.sum(-1, keepdims=True)
    own = np.arange(len(truth)), truth
    confidence = softmax[:, :, own[0], own[1]]
    others = logits.copy()
    others[:, :, own[0], own[1]] = -np.inf
    margin = logits[:, :, own[0], own[1]] - others.max(-1)
    # the service sums multiples of 2^-20
    np.testing.assert_allclose(column("confidence"), confidence.mean((0, 1)), atol=2e-6)
    np.testing.assert_allclose(column("variability"), confidence.std(1).mean(0), atol=2e-6)
    np.testing.assert_allclose(column("margin"), margin.mean((0, 1)), rtol=1e-5, atol=2e-6)


def main():
    source = open(sys.argv[1]).read()
    assert re.search(r"(random_state=|manual_seed\()member", source)
    left, right = run(source), run(re.sub(r"(random_state=|manual_seed\()member", r"\g<1>100 + member", source))
    first, second = check(*left), check(*right)
    comparison = get("/comparisons", left=left[0], right=right[0], split="test")
    for name, statistic in (("pearson", stats.pearsonr), ("spearman", stats.spearmanr), ("kendallTauB", stats.kendalltau)):
        np.testing.assert_allclose(comparison[name], statistic(first, second)[0], rtol=1e-9, err_msg=name)
    print(f"compared {len(first)} examples: spearman {comparison['spearman']}")


main()
