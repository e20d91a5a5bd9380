"""Two convex fits over lists of candidates (see calibrate.py): what ranks them, and the probability that the first answers."""
import numpy as np
import torch

NAMES = ["lexical", "dense", "relevance", "answerable", "span", "evidence", "missing"]


def fit(loss_of, size: int, ridge: float = 1e-3) -> torch.Tensor:
    """Minimises a convex loss of a weight vector [size] with L-BFGS."""
    weight = torch.zeros(size, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weight], max_iter=200, line_search_fn="strong_wolfe")

    def closure():
        optimiser.zero_grad()
        loss = loss_of(weight) + ridge * weight.square().sum()
        loss.backward()
        return loss
    optimiser.step(closure)
    return weight.detach()


def fit_rank(lists) -> np.ndarray:
    """Softmax over each list that holds a right passage -> raw weights [F]."""
    scale = np.concatenate([item["x"] for item in lists]).std(0) + 1e-6
    chosen = [(torch.tensor(i["x"] / scale), torch.tensor(i["right"])) for i in lists if i["right"].any()]
    loss = lambda w: torch.stack([torch.logsumexp(x @ w, 0) - torch.logsumexp((x @ w)[r], 0) for x, r in chosen]).mean()
    return fit(loss, len(NAMES)).numpy() / scale


def top_features(item, rank) -> np.ndarray:
    """First-ranked candidate's features and its lead -> [F + 1]."""
    scores = item["x"] @ rank
    order = (-scores).argsort()
    return np.append(item["x"][order[0]], scores[order[0]] - scores[order[1]])


def fit_answers(lists, rank):
    """-> raw weights [F + 1] and bias."""
    x, y = np.stack([top_features(i, rank) for i in lists]), torch.tensor([float(i["spoilt"] == "no") for i in lists], dtype=torch.float64)
    mean, scale = x.mean(0), x.std(0) + 1e-6
    z = torch.tensor(np.concatenate([(x - mean) / scale, np.ones((len(x), 1))], 1))
    balance = torch.where(y > 0, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    w = fit(lambda w: (torch.nn.functional.binary_cross_entropy_with_logits(z @ w, y, reduction="none") * balance).mean(), z.shape[1]).numpy()
    return w[:-1] / scale, float(w[-1] - (w[:-1] * mean / scale).sum())
