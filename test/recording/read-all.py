"""Prints all that h5py reads in a file of HDF5, as JSON: the same as read-all.mjs prints by another library."""
import hashlib, json, math, sys
import h5py

OF_SCALES = ['DIMENSION_LIST', 'REFERENCE_LIST', 'DIMENSION_LABELS', 'CLASS', 'NAME']
TYPES = {'<f8': 'float64', '<i4': 'int32', '<i8': 'int64', '|S512': 'text of 512'}
SHOWN = 100


def number(value):
    value = value.item() if hasattr(value, 'item') else value
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def attributes(holder):
    return {name: number(value) for name, value in holder.attrs.items() if name not in OF_SCALES}


def values(dataset):
    if dataset.dtype.kind == 'S':
        return [text.decode() for text in dataset[:].ravel()]
    if dataset.size > SHOWN:
        return 'sha256 ' + hashlib.sha256(dataset[:].tobytes()).hexdigest()
    return [number(value) for value in dataset[:].ravel()]


def reading(item):
    found = {'attributes': attributes(item)}
    if isinstance(item, h5py.Dataset):
        found |= {
            'type': TYPES[item.dtype.str],
            'shape': list(item.shape),
            'dimensions': [[axis.label, [scale.name for scale in axis.values()]] for axis in item.dims],
            'values': values(item),
        }
    return found


with open(sys.argv[1], 'rb') as whole:
    held = {'sha256': hashlib.sha256(whole.read()).hexdigest(), '/': None}
with h5py.File(sys.argv[1], 'r') as file:
    held['/'] = reading(file)
    file.visititems(lambda name, item: held.__setitem__('/' + name, reading(item)))
print(json.dumps(held, indent=1, sort_keys=True, ensure_ascii=False))
